package io.glossa.init.align;

import io.glossa.init.algebra.RowWeights;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From which tokens of the base a token of the target language comes, from how words were translated.
 *
 * <p><b>Formula.</b> A word of A base tokens that was translated c times by a word of B tokens gives c to each of these: one half equally from
 * all A, the other from those at the same place in the word, both words cut into the same number of equal steps (their least common
 * multiple). A token's weights are what it got divided by its sum.
 *
 * <p><b>Source.</b> Remy et al. (2024), Trans-Tokenization, arXiv 2408.04303, and its code, which rounds counts to whole numbers.
 */
public final class TokenCounts {
    private final Map<Integer, SortedMap<Integer, Double>> counts = new HashMap<>();

    /** Adds a pair of words by their tokens. */
    public void add(int[] source, int[] target, double count) {
        int a = source.length;
        int b = target.length;
        for (int token : target) {
            for (int origin : source) {
                merge(token, origin, count / 2 / a);
            }
        }
        int steps = a / gcd(a, b) * b;
        int targetSteps = steps / b;
        int sourceSteps = steps / a;
        for (int step = 0; step < steps; step++) {
            merge(target[step / targetSteps], source[step / sourceSteps], count / 2 / targetSteps);
        }
    }

    /** Whether a token got anything. */
    public boolean has(int token) {
        return counts.containsKey(token);
    }

    /** Tokens that got something. */
    public int size() {
        return counts.size();
    }

    /** The weights of a token's origins, ascending by their ids. */
    public RowWeights weights(int token) {
        SortedMap<Integer, Double> origins = counts.getOrDefault(token, new TreeMap<>());
        double sum = origins.values().stream().mapToDouble(Double::doubleValue).sum();
        return new RowWeights(
                origins.keySet().stream().mapToInt(Integer::intValue).toArray(),
                origins.values().stream().mapToDouble(count -> count / sum).toArray());
    }

    private void merge(int token, int origin, double count) {
        counts.computeIfAbsent(token, key -> new TreeMap<>()).merge(origin, count, Double::sum);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
