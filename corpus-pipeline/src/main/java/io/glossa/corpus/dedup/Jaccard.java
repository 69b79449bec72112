package io.glossa.corpus.dedup;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The exact similarity of two documents, for the check that banding needs.
 *
 * <p><b>Formula.</b> |A ∩ B| / |A ∪ B| over the sets of shingles; 1 for two documents without shingles.
 *
 * <p><b>Cost.</b> n log n in the number of shingles.
 */
public final class Jaccard {
    private Jaccard() {}

    /** The similarity of two texts. */
    public static double similarity(CharSequence a, CharSequence b, Shingles shingles) {
        return similarity(shingleSet(a, shingles), shingleSet(b, shingles));
    }

    /** The distinct shingles of a text, sorted: for comparing one document with many. */
    public static long[] shingleSet(CharSequence text, Shingles shingles) {
        LongStream.Builder hashes = LongStream.builder();
        shingles.forEach(text, hashes);
        long[] sorted = hashes.build().sorted().toArray();
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }

    /** The similarity of two sorted sets. */
    public static double similarity(long[] a, long[] b) {
        int i = 0;
        int j = 0;
        int common = 0;
        while (i < a.length && j < b.length) {
            int order = Long.compare(a[i], b[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int union = a.length + b.length - common;
        return union == 0 ? 1 : (double) common / union;
    }
}
