package io.glossa.init.algebra;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The nearest point of the probability simplex: like a softmax, but with most weights exactly zero.
 *
 * <p><b>Formula.</b> {@code p_i = max(0, z_i - t)}, with {@code t} such that the weights sum to one.
 * <b>Source.</b> Martins and Astudillo (2016), "From Softmax to Sparsemax", arXiv 1602.02068, algorithm 1; the threshold of long
 * rows by Michelot's method (1986), which drops what lies below the mean until nothing does.
 */
public final class Sparsemax {
    /** Scores this near below the 32-bit threshold are looked at again in 64 bits. */
    private static final float MARGIN = 1e-4f;

    private Sparsemax() {}

    /** The weights of all scores. */
    public static double[] of(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double threshold = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= sorted.length; k++) {
            double z = sorted[sorted.length - k];
            if (1 + k * z <= sum + z) {
                break;
            }
            sum += z;
            threshold = (sum - 1) / k;
        }
        double[] weights = new double[scores.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(0, scores[i] - threshold);
        }
        return weights;
    }

    /**
     * The scores with a weight above zero, ascending by index.
     *
     * @param scores that choose the candidates, at least one
     * @param exact the score of an index in 64 bits, which gives the weight
     */
    public static RowWeights of(float[] scores, IntToDoubleFunction exact) {
        float threshold = (float) threshold(scores) - MARGIN;
        int[] candidates = new int[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > threshold) {
                candidates[count++] = i;
            }
        }
        double[] weights =
                of(Arrays.stream(candidates, 0, count).mapToDouble(exact).toArray());
        int[] rows = new int[count];
        double[] positive = new double[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > 0) {
                rows[kept] = candidates[i];
                positive[kept++] = weights[i];
            }
        }
        return new RowWeights(Arrays.copyOf(rows, kept), Arrays.copyOf(positive, kept));
    }

    private static double threshold(float[] scores) {
        float most = scores[0];
        for (float score : scores) {
            most = Math.max(most, score);
        }
        float[] active = new float[scores.length];
        int count = 0;
        double sum = 0;
        for (float score : scores) {
            // No score further than one below the greatest can have a weight.
            if (score > most - 1) {
                active[count++] = score;
                sum += score;
            }
        }
        double threshold = (sum - 1) / count;
        for (boolean dropped = true; dropped; threshold = (sum - 1) / count) {
            int kept = 0;
            sum = 0;
            for (int i = 0; i < count; i++) {
                if (active[i] > threshold) {
                    active[kept++] = active[i];
                    sum += active[i];
                }
            }
            dropped = kept < count;
            count = kept;
        }
        return threshold;
    }
}
