package io.glossa.init;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the new rows of a matrix look like beside the base's.
 *
 * @param baseNorms lengths of the base's text rows
 * @param newNorms lengths of the new rows
 * @param newMeanCosine mean cosine between two different new rows; near 1 means that they have collapsed into one
 * @param baseMeanCosine the same between the base's text rows
 */
public record RowDiagnosis(Norms baseNorms, Norms newNorms, double newMeanCosine, double baseMeanCosine) {
    /** Euclidean lengths: least, median, mean, greatest. */
    public record Norms(double least, double median, double mean, double greatest) {
        static Norms of(int count, IntFunction<double[]> rows) {
            double[] norms = IntStream.range(0, count)
                    .mapToDouble(i -> norm(rows.apply(i)))
                    .sorted()
                    .toArray();
            if (norms.length == 0) {
                return new Norms(0, 0, 0, 0);
            }
            return new Norms(
                    norms[0],
                    (norms[(norms.length - 1) / 2] + norms[norms.length / 2]) / 2,
                    Arrays.stream(norms).sum() / norms.length,
                    norms[norms.length - 1]);
        }
    }

    /** Compares the rows of one matrix. */
    static RowDiagnosis of(EmbeddingMatrix base, float[][] added) {
        int[] counted = base.counted();
        IntFunction<double[]> old = i -> row(base.width(), j -> base.value(counted[i], j));
        IntFunction<double[]> fresh = i -> row(base.width(), j -> added[i][j]);
        return new RowDiagnosis(
                Norms.of(counted.length, old),
                Norms.of(added.length, fresh),
                meanCosine(added.length, fresh),
                meanCosine(counted.length, old));
    }

    /**
     * Mean cosine over pairs of different rows.
     *
     * <p><b>Formula.</b> {@code (|sum u_i|^2 - n) / (n (n - 1))} over unit vectors u_i: every pair without visiting
     * pairs. Rows of length zero are left out; 0 for fewer than two rows. <b>Cost.</b> O(n width).
     */
    static double meanCosine(int count, IntFunction<double[]> rows) {
        double[] sum = null;
        long n = 0;
        for (int i = 0; i < count; i++) {
            double[] row = rows.apply(i);
            double norm = norm(row);
            if (norm > 0) {
                sum = sum == null ? new double[row.length] : sum;
                n++;
                for (int j = 0; j < row.length; j++) {
                    sum[j] += row[j] / norm;
                }
            }
        }
        if (n < 2) {
            return 0;
        }
        double length = norm(sum);
        return (length * length - n) / ((double) n * (n - 1));
    }

    private static double[] row(int width, IntToDoubleFunction value) {
        return IntStream.range(0, width).mapToDouble(value).toArray();
    }

    private static double norm(double[] row) {
        return Math.sqrt(Arrays.stream(row).map(value -> value * value).sum());
    }
}
