package io.glossa.train.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.run.ConfigException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How much of what the base could do a stage may lose.
 *
 * <p><b>Formula.</b> {@code max over the watched measures of (measure now - measure before the run's first step)}, in bits per
 * byte. The watched measures are the validation of each replay source and the divergence from the base on its own text.
 *
 * @param bitsPerByte the most that any watched measure may have risen
 * @param action what happens beyond; {@code stop} by default
 * @param measures {@code replay}, {@code divergence} or names of validation sources; both of the former by default, as far as the
 *     run has them
 */
public record ForgettingBudget(Double bitsPerByte, Action action, List<String> measures) {
    /** Every replay source. */
    public static final String REPLAY = "replay";

    /** The divergence from the base on text that the base wrote. */
    public static final String DIVERGENCE = "divergence";

    /** What happens when the budget is spent. */
    public enum Action {
        /** The stage ends after the evaluation that found it. */
        @JsonProperty("stop")
        STOP,
        /** The log says so. */
        @JsonProperty("warn")
        WARN
    }

    public ForgettingBudget {
        if (bitsPerByte == null || !(bitsPerByte > 0)) {
            throw new ConfigException("watch.forgetting-budget.bits-per-byte is " + bitsPerByte
                    + "; expected a number above 0, such as 0.05");
        }
        action = action == null ? Action.STOP : action;
        measures = measures == null ? List.of() : List.copyOf(measures);
    }

    /**
     * What is over the budget, said for a person.
     *
     * @param start each measure before the run's first step
     * @param now the same measures
     */
    public Optional<String> exceeded(SortedMap<String, Double> start, SortedMap<String, Double> now) {
        return now.entrySet().stream()
                .filter(measure -> rise(start, measure.getKey(), measure.getValue()) > bitsPerByte)
                .max((a, b) ->
                        Double.compare(rise(start, a.getKey(), a.getValue()), rise(start, b.getKey(), b.getValue())))
                .map(worst -> String.format(
                        Locale.ROOT,
                        "%s rose by %.4f bits per byte since the run began (from %.4f to %.4f); the forgetting budget is %s",
                        worst.getKey(),
                        rise(start, worst.getKey(), worst.getValue()),
                        start.get(worst.getKey()),
                        worst.getValue(),
                        bitsPerByte));
    }

    private static double rise(SortedMap<String, Double> start, String measure, double now) {
        // A measure that is no longer a number has lost everything.
        return Double.isNaN(now) ? Double.POSITIVE_INFINITY : now - start.get(measure);
    }
}
