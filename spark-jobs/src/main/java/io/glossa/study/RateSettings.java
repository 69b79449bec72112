package io.glossa.study;

import io.glossa.run.ConfigException;
import java.util.List;

/**
 * The search for the learning rate that every arm gets for itself.
 *
 * @param factors what all rates of an arm's stages are multiplied by; 0.5, 1 and 2 unless given. One alone is taken without a search
 * @param extensions how often the best may lie at an end and a further factor be tried beyond it; 2 unless given
 * @param budget the index of the budget that it is searched with; 0, the first, unless given. A rate that is best for short
 *     training may be too high for long training: search with a longer budget where time allows
 */
public record RateSettings(List<Double> factors, Integer extensions, Integer budget) {
    public RateSettings {
        factors = factors == null
                ? List.of(0.5, 1.0, 2.0)
                : factors.stream().sorted().toList();
        extensions = extensions == null ? 2 : extensions;
        budget = budget == null ? 0 : budget;
        if (factors.isEmpty()
                || factors.stream().distinct().count() < factors.size()
                || !factors.stream().allMatch(factor -> factor > 0 && Double.isFinite(factor))) {
            throw new ConfigException("factors is " + factors + "; expected different numbers above 0");
        }
        if (extensions < 0) {
            throw new ConfigException("extensions is " + extensions + "; expected 0 or more");
        }
        if (budget < 0) {
            throw new ConfigException("budget is " + budget + "; expected the index of a budget, from 0");
        }
    }

    static RateSettings defaults() {
        return new RateSettings(null, null, null);
    }
}
