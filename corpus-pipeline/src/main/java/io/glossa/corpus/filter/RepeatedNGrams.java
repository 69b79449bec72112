package io.glossa.corpus.filter;

import java.util.Arrays;

/**
 * How much of a text lies in runs of n words that occur more than once, for n from 2 to {@value #MAX_N}.
 *
 * <p><b>Formula.</b> A run's characters reach from its first word's beginning to its last word's end. The top share of n is
 * count times characters of the most frequent repeated run (the longest among equals). The duplicate share of n is found by reading
 * from the left: a run seen before is a duplicate, of which the words' characters count, and reading goes on behind it;
 * else it moves on by one word. Both are divided by the characters of the text and at most 1. The repeated share of n is the
 * share of the places in the text where a run stands that occurs more than once (ROOTS, word repetition ratio).
 *
 * <p><b>Cost.</b> A run of n words can only repeat where its first n - 1 words do, so each n looks at the places left by
 * the one before: little more than one pass over the words altogether.
 *
 * <p><b>Source.</b> Rae et al. 2021 (Gopher), table A1, as datatrove reads it (gopher_repetition_filter.py), whose thresholds
 * ours are: top runs with their spaces, duplicate ones without.
 */
final class RepeatedNGrams {
    static final int MAX_N = 10;

    private final double[] topShares = new double[MAX_N + 1];
    private final double[] duplicateShares = new double[MAX_N + 1];
    private final double[] repeatedShares = new double[MAX_N + 1];
    private int[] places = new int[0];
    private int[] kept = new int[0];
    private long[] prefix = new long[0];
    private int[] lengths = new int[0];

    double topShare(int n) {
        return topShares[n];
    }

    double duplicateShare(int n) {
        return duplicateShares[n];
    }

    double repeatedShare(int n) {
        return repeatedShares[n];
    }

    void measure(Segments words, int textLength, LongCounter counter) {
        Arrays.fill(topShares, 0);
        Arrays.fill(duplicateShares, 0);
        Arrays.fill(repeatedShares, 0);
        int count = words.count();
        prepare(words, count);
        int candidates = count;
        long power = TextHash.BASE;
        for (int n = 2; n <= MAX_N && candidates > 0; n++) {
            power *= TextHash.BASE;
            candidates = repeated(n, power, candidates, words, counter, textLength);
            repeatedShares[n] = candidates == 0 ? 0 : (double) candidates / (count - n + 1);
            duplicateShares[n] = duplicateShare(n, power, candidates, counter, textLength);
        }
    }

    private void prepare(Segments words, int count) {
        if (places.length < count) {
            places = new int[count * 2];
            kept = new int[count * 2];
            prefix = new long[count * 2 + 1];
            lengths = new int[count * 2 + 1];
        }
        for (int i = 0; i < count; i++) {
            places[i] = i;
            prefix[i + 1] = prefix[i] * TextHash.BASE + words.hash(i);
            lengths[i + 1] = lengths[i] + words.length(i);
        }
    }

    /** Leaves in {@code places} where a run of n words stands that occurs twice or more; returns how many there are. */
    private int repeated(int n, long power, int candidates, Segments words, LongCounter counter, int textLength) {
        counter.reset(candidates);
        int last = words.count() - n;
        int best = 1;
        int bestLength = 0;
        for (int c = 0; c < candidates && places[c] <= last; c++) {
            int i = places[c];
            int occurrences = counter.add(hash(i, n, power));
            if (occurrences > 1 && occurrences >= best) {
                int length = words.end(i + n - 1) - words.start(i);
                bestLength = occurrences > best ? length : Math.max(bestLength, length);
                best = occurrences;
            }
        }
        topShares[n] = textLength == 0 ? 0 : Math.min(1, (double) best * bestLength / textLength);
        int found = 0;
        if (best > 1) {
            for (int c = 0; c < candidates && places[c] <= last; c++) {
                if (counter.count(hash(places[c], n, power)) > 1) {
                    kept[found++] = places[c];
                }
            }
        }
        int[] swap = places;
        places = kept;
        kept = swap;
        return found;
    }

    private double duplicateShare(int n, long power, int candidates, LongCounter counter, int textLength) {
        counter.reset(candidates);
        long duplicated = 0;
        int from = 0;
        for (int c = 0; c < candidates; c++) {
            int i = places[c];
            if (i >= from && counter.add(hash(i, n, power)) > 1) {
                duplicated += lengths[i + n] - lengths[i];
                from = i + n;
            }
        }
        return textLength == 0 ? 0 : Math.min(1, (double) duplicated / textLength);
    }

    private long hash(int i, int n, long power) {
        long hash = prefix[i + n] - prefix[i] * power;
        return hash ^ (hash >>> 31);
    }
}
