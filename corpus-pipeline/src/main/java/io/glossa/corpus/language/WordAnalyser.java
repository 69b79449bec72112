package io.glossa.corpus.language;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * A way of finding the words of a text. Found by name through {@link ServiceLoader}.
 *
 * <p>Contract: words come in order, do not overlap, are never empty and lie within the text; punctuation alone is no word.
 */
public interface WordAnalyser {
    /** The name in language files. */
    String name();

    /** A scanner for one thread. */
    Scanner open();

    /**
     * How texts write a word of the language file, in lower case: as it stands there, and where writers leave out accents or
     * tone marks, without them. The first is the word itself.
     */
    default List<String> spellings(String word) {
        return List.of(word);
    }

    /** Finds words; safe for use by one thread at a time. */
    @FunctionalInterface
    interface Scanner {
        /** Sends every word of the text. */
        void scan(String text, Sink sink);
    }

    /** Takes words. */
    @FunctionalInterface
    interface Sink {
        /** A word from {@code start} to before {@code end}, in UTF-16 units. */
        void word(int start, int end);
    }

    /** The analyser of a name. */
    static WordAnalyser named(String name) {
        TreeMap<String, WordAnalyser> known = new TreeMap<>();
        ServiceLoader.load(WordAnalyser.class, WordAnalyser.class.getClassLoader())
                .forEach(a -> known.put(a.name(), a));
        WordAnalyser analyser = known.get(name);
        if (analyser == null) {
            throw new ConfigException(NearestName.unknown("analyser", name, known.keySet()));
        }
        return analyser;
    }
}
