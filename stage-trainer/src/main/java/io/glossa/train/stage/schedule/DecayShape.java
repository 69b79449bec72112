package io.glossa.train.stage.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The line along which a rate falls from 1 to 0.
 *
 * <p><b>Source.</b> Hägele et al., Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations, arXiv 2405.18392,
 * which finds {@code 1 - sqrt} the best of them.
 */
public enum DecayShape {
    /** {@code 1 - x}. */
    @JsonProperty("linear")
    LINEAR,
    /** {@code (1 + cos(pi x)) / 2}. */
    @JsonProperty("cosine")
    COSINE,
    /** {@code 1 - sqrt(x)}. */
    @JsonProperty("one-minus-sqrt")
    ONE_MINUS_SQRT;

    /** Its height where the share {@code x} of the decay is done. */
    double at(double x) {
        return switch (this) {
            case LINEAR -> 1 - x;
            case COSINE -> (1 + Math.cos(Math.PI * x)) / 2;
            case ONE_MINUS_SQRT -> 1 - Math.sqrt(x);
        };
    }
}
