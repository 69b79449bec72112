package io.glossa.vocab.boundary;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Where pieces that are being learned must not run on inside a word. Found by name through {@link ServiceLoader}.
 *
 * <p>Contract: boundaries are given in rising order, each once, strictly inside the word and never inside a character; the
 * same word gives the same boundaries.
 */
public interface WordBoundaries {
    /** The name in settings. */
    String name();

    /** A cutter for one thread. */
    Cutter open();

    /** Finds boundaries; safe for use by one thread at a time. */
    @FunctionalInterface
    interface Cutter {
        /**
         * Hands on every boundary of a word.
         *
         * @param word with {@code ▁} for a space before it, if it has one
         * @param boundary takes the index of the character behind a boundary, in UTF-16 units
         */
        void cut(String word, IntConsumer boundary);
    }

    /** The boundaries of a name. */
    static WordBoundaries named(String name) {
        TreeMap<String, WordBoundaries> known = new TreeMap<>();
        ServiceLoader.load(WordBoundaries.class, WordBoundaries.class.getClassLoader())
                .forEach(b -> known.put(b.name(), b));
        WordBoundaries boundaries = known.get(name);
        if (boundaries == null) {
            throw new ConfigException(NearestName.unknown("boundaries", name, known.keySet()));
        }
        return boundaries;
    }
}
