package io.glossa.corpus.filter;

import java.util.Locale;

/**
 * What a filter found.
 *
 * @param value the number that it measured
 * @param reason why the document is rejected, with the number and its limit; empty when it passes
 */
public record Verdict(double value, String reason) {
    /** Whether the document passes. */
    public boolean passes() {
        return reason.isEmpty();
    }

    /** Passes when the value is at most the limit. */
    static Verdict atMost(double value, double limit, String what) {
        return new Verdict(value, value <= limit ? "" : text("%s is %s; at most %s is allowed", what, value, limit));
    }

    /** Passes when the value is at least the limit. */
    static Verdict atLeast(double value, double limit, String what) {
        return new Verdict(value, value >= limit ? "" : text("%s is %s; at least %s is needed", what, value, limit));
    }

    /** Passes when the value lies between the limits. */
    static Verdict within(double value, double least, double most, String what) {
        return value < least ? atLeast(value, least, what) : atMost(value, most, what);
    }

    private static String text(String pattern, String what, double value, double limit) {
        return String.format(Locale.ROOT, pattern, what, number(value), number(limit));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
