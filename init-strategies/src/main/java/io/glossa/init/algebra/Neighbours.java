package io.glossa.init.algebra;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The softmax over the nearest neighbours.
 *
 * <p><b>Formula.</b> {@code w_i = exp(z_i / temperature) / sum} over the k greatest scores; among equal ones the lower index
 * counts as greater. <b>Source.</b> Minixhofer et al. (2022), WECHSEL, arXiv 2112.06598.
 */
public final class Neighbours {
    private Neighbours() {}

    /**
     * The weights of the k greatest scores, the greatest first.
     *
     * @param scores that choose
     * @param exact the score of an index in 64 bits, which gives the weight
     */
    public static RowWeights of(float[] scores, int k, double temperature, IntToDoubleFunction exact) {
        int[] nearest = greatest(scores, k);
        double[] weights = Arrays.stream(nearest).mapToDouble(exact).toArray();
        double most = Arrays.stream(weights).max().orElse(0);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp((weights[i] - most) / temperature);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return new RowWeights(nearest, weights);
    }

    private static int[] greatest(float[] scores, int k) {
        int[] best = new int[Math.min(k, scores.length)];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (count == best.length && !(scores[i] > scores[best[count - 1]])) {
                continue;
            }
            int at = count < best.length ? count++ : count - 1;
            while (at > 0 && scores[i] > scores[best[at - 1]]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = i;
        }
        return best;
    }
}
