package io.glossa.init.vectors;

import io.glossa.init.algebra.Procrustes;
import io.glossa.init.algebra.RowMatrix;
import io.glossa.init.vectors.PairLines.Pair;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Pairs of words, the source language's first.
 *
 * <p><b>Format.</b> {@code source TAB target} or, without a tab, two words with a space between, one pair a line, packed or not; empty
 * lines are passed over. <b>Errors.</b> {@link FormatException} naming the line without two words.
 *
 * @param file it was read from
 */
public record BilingualDictionary(Path file, List<Pair> pairs) {
    /** Fewer pairs than this cannot fix a rotation of any use. */
    private static final int LEAST_PAIRS = 10;

    public BilingualDictionary {
        pairs = List.copyOf(pairs);
    }

    /** Reads a file. */
    public static BilingualDictionary read(Path file) {
        List<Pair> pairs = PairLines.read(
                file, line -> line.strip().split(line.contains("\t") ? "\t" : " +"), "two words with a tab between");
        return new BilingualDictionary(file, pairs);
    }

    /**
     * The rotation of source vectors to their partners, over every pair and its lower-case and title-case forms that both files hold.
     *
     * <p><b>Errors.</b> {@link DataException} when fewer than {@value #LEAST_PAIRS} pairs are in both files.
     */
    public Procrustes rotation(WordVectors source, WordVectors target) {
        List<float[]> from = new ArrayList<>();
        List<float[]> to = new ArrayList<>();
        for (Pair pair : pairs) {
            for (String s : forms(pair.source())) {
                for (String t : forms(pair.target())) {
                    if (source.find(s) >= 0 && target.find(t) >= 0) {
                        from.add(source.vector(source.find(s)));
                        to.add(target.vector(target.find(t)));
                    }
                }
            }
        }
        if (from.size() < LEAST_PAIRS) {
            throw new DataException(file + ": of " + pairs.size() + " pairs, " + from.size()
                    + " have vectors for both words; expected at least " + LEAST_PAIRS
                    + ": is it of these two languages, with the source language first?");
        }
        return Procrustes.fit(RowMatrix.of(from, source.dimension()), RowMatrix.of(to, target.dimension()));
    }

    private static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>(List.of(word, word.toLowerCase(Locale.ROOT)));
        int first = word.isEmpty() ? 0 : word.offsetByCodePoints(0, 1);
        forms.add(word.substring(0, first).toUpperCase(Locale.ROOT)
                + word.substring(first).toLowerCase(Locale.ROOT));
        return forms;
    }
}
