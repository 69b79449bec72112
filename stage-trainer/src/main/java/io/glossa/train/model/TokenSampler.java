package io.glossa.train.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws tokens from distributions.
 *
 * <p><b>Formula.</b> {@code p_i ~ exp(ln P_i / temperature)}, cut to the smallest set of likeliest tokens whose sum reaches
 * {@code topP}, then scaled to 1.
 *
 * <p><b>Determinism.</b> One uniform number a draw; ties go to the lower id.
 *
 * <p><b>Source.</b> Holtzman et al., The Curious Case of Neural Text Degeneration, arXiv 1904.09751, section 3.1.
 */
final class TokenSampler {
    private final double temperature;
    private final double topP;
    private final SplittableRandom random;

    TokenSampler(double temperature, double topP, long seed) {
        this.temperature = temperature;
        this.topP = topP;
        this.random = new SplittableRandom(seed);
    }

    int draw(float[] logProbabilities) {
        int best = 0;
        for (int i = 1; i < logProbabilities.length; i++) {
            if (logProbabilities[i] > logProbabilities[best]) {
                best = i;
            }
        }
        if (temperature == 0) {
            return best;
        }
        double[] weights = new double[logProbabilities.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp((logProbabilities[i] - logProbabilities[best]) / temperature);
            sum += weights[i];
        }
        return topP < 1 ? drawNucleus(weights, sum) : drawAll(weights, sum);
    }

    private int drawAll(double[] weights, double sum) {
        double rest = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                rest -= weights[i];
                if (rest < 0) {
                    return i;
                }
            }
        }
        // Rounding may leave a crumb behind the last token.
        return last;
    }

    private int drawNucleus(double[] weights, double sum) {
        Integer[] order = IntStream.range(0, weights.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -weights[i]));
        double kept = 0;
        int count = 0;
        while (count < order.length && kept < topP * sum) {
            kept += weights[order[count++]];
        }
        double rest = random.nextDouble() * kept;
        for (int i = 0; i < count; i++) {
            rest -= weights[order[i]];
            if (rest < 0) {
                return order[i];
            }
        }
        return order[count - 1];
    }
}
