package io.glossa.corpus.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides an amount by weights, so that nobody gets more than a limit: what one cannot take is divided among the others by
 * the same rule.
 *
 * <p><b>Formula.</b> In order of limit over weight, each takes the lesser of its limit and its weight's part of what is left.
 * With equal weights and limits of N times the size of each this is UniMax.
 *
 * <p><b>Source.</b> Chung et al. 2023, UniMax, algorithm 1; there the sizes are characters, here bytes.
 */
public final class WaterFilling {
    private WaterFilling() {}

    /**
     * The part of each.
     *
     * @param amount divided wholly, unless the limits add up to less
     */
    public static double[] divide(double amount, double[] weights, double[] limits) {
        List<Integer> order = new ArrayList<>();
        double weightLeft = 0;
        for (int i = 0; i < weights.length; i++) {
            order.add(i);
            weightLeft += weights[i];
        }
        order.sort(Comparator.comparingDouble(i -> limits[i] / weights[i]));
        double left = amount;
        double[] parts = new double[weights.length];
        for (int i : order) {
            parts[i] = Math.min(limits[i], left * weights[i] / weightLeft);
            left -= parts[i];
            weightLeft -= weights[i];
        }
        return parts;
    }
}
