package io.glossa.train.eval;

import com.fasterxml.jackson.annotation.JsonValue;

/** A 95 % interval; written as {@code [low, high]}. */
public record Interval(double low, double high) {
    /** The pair in its written form. */
    @JsonValue
    public double[] bounds() {
        return new double[] {low, high};
    }
}
