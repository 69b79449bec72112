package io.glossa.corpus.filter;

/**
 * A number that a filter compares with, and the range outside which it could never decide anything.
 *
 * @param key in language files and settings; {@code min-} and {@code max-} at its head say which way it decides
 * @param least allowed
 * @param most allowed
 * @param byDefault taken where neither language nor settings give one; NaN when one of them must
 */
public record Threshold(String key, double least, double most, double byDefault) {
    /** Which values a number lets pass. */
    public enum Direction {
        /** The number and all above. */
        MINIMUM,
        /** The number and all below. */
        MAXIMUM,
        /** None: it says how something is counted. */
        PARAMETER
    }

    /** A part of a whole. A maximum of 1 can never be passed, so it is refused; so is a minimum of 0. */
    public static Threshold share(String key) {
        boolean maximum = directionOf(key) == Direction.MAXIMUM;
        return new Threshold(key, maximum ? 0 : Math.ulp(0.0), maximum ? Math.nextDown(1.0) : 1, Double.NaN);
    }

    /** A number of things, or of things per thing. No value lies below a minimum of 0, so it is refused. */
    public static Threshold count(String key) {
        return new Threshold(key, directionOf(key) == Direction.MAXIMUM ? 0 : Math.ulp(0.0), 1e9, Double.NaN);
    }

    /** The same, with a number for languages and settings that give none. */
    public Threshold or(double value) {
        return new Threshold(key, least, most, value);
    }

    /** The same, refused above a number that no real text reaches. */
    public Threshold upTo(double bound) {
        return new Threshold(key, least, bound, byDefault);
    }

    /** Which way it decides. */
    public Direction direction() {
        return directionOf(key);
    }

    /** Whether a number is given where neither language nor settings give one. */
    public boolean hasDefault() {
        return !Double.isNaN(byDefault);
    }

    /** Whether a number could decide anything. */
    public boolean allows(double value) {
        return value >= least && value <= most;
    }

    private static Direction directionOf(String key) {
        if (key.startsWith("min-")) {
            return Direction.MINIMUM;
        }
        return key.startsWith("max-") ? Direction.MAXIMUM : Direction.PARAMETER;
    }
}
