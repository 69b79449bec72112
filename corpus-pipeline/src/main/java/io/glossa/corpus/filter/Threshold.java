package io.glossa.corpus.filter;

/**
 * A number that a filter compares with, and the range outside which it could never decide anything.
 *
 * @param key in language files and settings
 * @param least allowed
 * @param most allowed
 */
public record Threshold(String key, double least, double most) {
    /** A part of a whole. A maximum of 1 can never be passed, so it is refused; so is a minimum of 0. */
    public static Threshold share(String key) {
        return new Threshold(key, Math.ulp(0.0), Math.nextDown(1.0));
    }

    /** A number of things, or of things per thing. */
    public static Threshold count(String key) {
        return new Threshold(key, Math.ulp(0.0), 1e9);
    }
}
