package io.glossa.corpus.parallel;

/**
 * The number that a pair filter compares with.
 *
 * @param standard used unless settings give another
 * @param least a limit below this could never decide anything
 * @param most nor could one above this
 * @param upper whether values above the limit are rejected; else those below
 */
public record PairLimit(double standard, double least, double most, boolean upper) {
    static PairLimit atMost(double standard, double least, double most) {
        return new PairLimit(standard, least, most, true);
    }

    static PairLimit atLeast(double standard, double least, double most) {
        return new PairLimit(standard, least, most, false);
    }

    /** Whether a value passes. */
    boolean allows(double value, double limit) {
        return upper ? value <= limit : value >= limit;
    }
}
