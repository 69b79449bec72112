package io.glossa.init.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How often each word was translated by each, as far as both directions agree.
 *
 * <p><b>Formula.</b> {@code count(e, f) = sum over places of p(i | j) q(j | i)}: the posteriors of one model that looks for the origin of every
 * word of the target, and of one that looks for that of every word of the source.
 *
 * <p><b>Determinism.</b> The same for the same text. <b>Cost.</b> That of two {@link AlignmentModel}s, which are found side by side on two
 * cores.
 *
 * <p><b>Source.</b> Liang, Taskar and Klein (2006), Alignment by Agreement, for the product of posteriors.
 */
public final class WordAligner {
    private WordAligner() {}

    /**
     * A word, what it was translated by, and how often.
     *
     * @param source number of the word
     * @param target number of its translation
     */
    public record Translation(int source, int target, double count) {}

    /**
     * Aligns.
     *
     * @param iterations of expectation maximisation in each direction
     * @param tension toward the diagonal, 0 for none
     * @param none probability that a word is no word's translation
     * @param least rarer translations are left out: most of them are chance
     * @return by source, then target
     */
    public static List<Translation> align(Bitext text, int iterations, double tension, double none, double least) {
        AlignmentModel.Settings settings = new AlignmentModel.Settings(iterations, tension, none);
        AlignmentModel[] models = new AlignmentModel[2];
        List<Bitext> directions = List.of(text, text.reversed());
        Arrays.parallelSetAll(models, i -> new AlignmentModel(directions.get(i), settings));
        PairTable pairs = new PairTable();
        double[] counts = new double[1 << 12];
        for (int s = 0; s < text.size(); s++) {
            int[] sources = text.sources().get(s);
            int[] targets = text.targets().get(s);
            double[][] backward = new double[sources.length][];
            Arrays.setAll(backward, at -> models[1].posteriors(targets, sources, at));
            for (int j = 0; j < targets.length; j++) {
                double[] forward = models[0].posteriors(sources, targets, j);
                for (int i = 0; i < sources.length; i++) {
                    int pair = pairs.add(sources[i], targets[j]);
                    if (pair == counts.length) {
                        counts = Arrays.copyOf(counts, 2 * counts.length);
                    }
                    counts[pair] += forward[i] * backward[i][j];
                }
            }
        }
        return frequent(pairs, counts, least);
    }

    private static List<Translation> frequent(PairTable pairs, double[] counts, double least) {
        List<Translation> found = new ArrayList<>();
        pairs.forEach((source, target, number) -> {
            if (counts[number] >= least) {
                found.add(new Translation(source, target, counts[number]));
            }
        });
        found.sort(Comparator.comparingInt(Translation::source).thenComparingInt(Translation::target));
        return found;
    }
}
