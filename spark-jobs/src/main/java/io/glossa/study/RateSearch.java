package io.glossa.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * How an arm's learning rate was found.
 *
 * @param tried by factor, ascending
 * @param chosen the factor of the lowest validation; the lower of two that are equal
 * @param atEnd whether it is the lowest or highest that was tried, so that a better one may lie beyond
 */
public record RateSearch(List<Tried> tried, double chosen, boolean atEnd) {
    public RateSearch {
        tried = List.copyOf(tried);
    }

    /**
     * One rate.
     *
     * @param factor what the recipe's rates are multiplied by
     * @param validation bits per byte at the end; infinite when the training did not survive it
     */
    public record Tried(double factor, double validation) {}

    /**
     * Tries the factors of the settings, and further ones beyond an end as long as the best lies there and extensions are left. The
     * step beyond is the ratio of the two factors at that end. One factor alone is taken untried.
     *
     * @param loss validation of a factor, which may be infinite
     */
    static RateSearch run(RateSettings settings, DoubleUnaryOperator loss) {
        List<Double> factors = settings.factors();
        if (factors.size() == 1) {
            return new RateSearch(List.of(), factors.get(0), false);
        }
        TreeMap<Double, Double> losses = new TreeMap<>();
        factors.forEach(factor -> losses.put(factor, loss.applyAsDouble(factor)));
        for (int i = 0; i < settings.extensions() && atEnd(losses); i++) {
            double best = best(losses);
            double next = best == losses.firstKey()
                    ? best * best / losses.higherKey(best)
                    : best * best / losses.lowerKey(best);
            losses.put(next, loss.applyAsDouble(next));
        }
        List<Tried> tried = new ArrayList<>();
        losses.forEach((factor, found) -> tried.add(new Tried(factor, found)));
        return new RateSearch(tried, best(losses), atEnd(losses));
    }

    private static boolean atEnd(TreeMap<Double, Double> losses) {
        double best = best(losses);
        return best == losses.firstKey() || best == losses.lastKey();
    }

    private static double best(TreeMap<Double, Double> losses) {
        return losses.entrySet().stream()
                .min(Comparator.comparingDouble(entry -> entry.getValue()))
                .orElseThrow()
                .getKey();
    }
}
