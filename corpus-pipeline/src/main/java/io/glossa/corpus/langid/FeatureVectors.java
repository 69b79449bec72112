package io.glossa.corpus.langid;

/**
 * One small vector for every feature, in bytes, and their mean over the features of a text.
 *
 * <p>Eight bytes lie in a long. A sum is kept in lanes of sixteen bits, four to a long, so that one addition adds four
 * numbers; 256 additions of at most 255 cannot overflow a lane, and then the lanes are emptied.
 *
 * <p><b>Formula.</b> A byte b of dimension d stands for (b - 128) · scale[d].
 *
 * <p><b>Shapes.</b> [features, dimensions]; dimensions a multiple of 8.
 */
final class FeatureVectors {
    private static final int LANES = 8;
    private static final long EVEN = 0x00FF00FF00FF00FFL;
    private static final int MAX_ADDITIONS = 256;
    private static final int ZERO = 128;

    private final int longs;
    private final long[] rows;
    private final float[] scale;

    FeatureVectors(byte[] bytes, float[] scale) {
        this.longs = scale.length / LANES;
        this.scale = scale.clone();
        this.rows = new long[bytes.length / LANES];
        for (int i = 0; i < bytes.length; i++) {
            rows[i / LANES] |= (bytes[i] & 0xFFL) << (8 * (i % LANES));
        }
    }

    int dimensions() {
        return scale.length;
    }

    /** The mean vector of the known features among those read; empty when none is known. */
    float[] mean(NGrams features, int count, FeatureIndex index) {
        int[] sums = new int[scale.length];
        long[] even = new long[longs];
        long[] odd = new long[longs];
        int pending = 0;
        int known = 0;
        for (int i = 0; i < count; i++) {
            int row = index.row(features.hash(i));
            if (row < 0) {
                continue;
            }
            int at = row * longs;
            for (int j = 0; j < longs; j++) {
                long bytes = rows[at + j];
                even[j] += bytes & EVEN;
                odd[j] += (bytes >>> 8) & EVEN;
            }
            known++;
            if (++pending == MAX_ADDITIONS) {
                empty(even, odd, sums);
                pending = 0;
            }
        }
        empty(even, odd, sums);
        if (known == 0) {
            return new float[0];
        }
        float[] mean = new float[scale.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) (sums[d] - (long) ZERO * known) / known * scale[d];
        }
        return mean;
    }

    private static void empty(long[] even, long[] odd, int[] sums) {
        for (int j = 0; j < even.length; j++) {
            for (int lane = 0; lane < LANES / 2; lane++) {
                sums[LANES * j + 2 * lane] += (int) (even[j] >>> (16 * lane)) & 0xFFFF;
                sums[LANES * j + 2 * lane + 1] += (int) (odd[j] >>> (16 * lane)) & 0xFFFF;
            }
            even[j] = 0;
            odd[j] = 0;
        }
    }
}
