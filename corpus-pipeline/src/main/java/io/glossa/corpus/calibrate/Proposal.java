package io.glossa.corpus.calibrate;

import io.glossa.corpus.filter.Threshold;
import java.util.List;

/**
 * A threshold as the sample suggests it.
 *
 * @param filter that compares with it
 * @param threshold its key, direction and range
 * @param now its present number
 * @param removesNow share of the sample beyond the present number
 * @param value the proposed number; NaN when the proposal is refused
 * @param removes share of the sample beyond the proposed number
 * @param refusal why nothing is proposed; empty when something is
 * @param percentiles of the filter's values: 1, 5, 25, 50, 75, 95, 99
 * @param audit documents just beyond the proposed number, nearest first
 */
public record Proposal(
        String filter,
        Threshold threshold,
        double now,
        double removesNow,
        double value,
        double removes,
        String refusal,
        List<Double> percentiles,
        List<Audited> audit) {
    /** A document shown to a person. */
    public record Audited(String id, double value, String excerpt) {}

    /** Whether a number is proposed. */
    public boolean isMade() {
        return refusal.isEmpty();
    }
}
