package io.glossa.corpus.filter;

import java.util.Locale;

/**
 * What a filter found. Every filter judges every document, so a verdict is numbers; its reason is put into words only when
 * somebody reads it.
 *
 * @param value the number that it measured
 * @param passes whether the document passes
 * @param limit the number that it was compared with
 * @param what names what was measured; for a verdict without a limit, the whole reason
 * @param side on which side of the limit the value is allowed
 */
public record Verdict(double value, boolean passes, double limit, String what, Side side) {
    /** Where a value is allowed to lie. */
    public enum Side {
        /** Up to the limit. */
        AT_MOST,
        /** From the limit on. */
        AT_LEAST,
        /** The rule compares with no number. */
        NO_LIMIT
    }

    /** A verdict in the rule's own words. */
    public Verdict(double value, String reason) {
        this(value, reason.isEmpty(), 0, reason, Side.NO_LIMIT);
    }

    /** Passes when the value is at most the limit. */
    static Verdict atMost(double value, double limit, String what) {
        return new Verdict(value, value <= limit, limit, what, Side.AT_MOST);
    }

    /** Passes when the value is at least the limit. */
    static Verdict atLeast(double value, double limit, String what) {
        return new Verdict(value, value >= limit, limit, what, Side.AT_LEAST);
    }

    /** Passes when the value lies between the limits. */
    static Verdict within(double value, double least, double most, String what) {
        return value < least ? atLeast(value, least, what) : atMost(value, most, what);
    }

    /** Why the document is rejected, with the number and its limit; empty when it passes. */
    public String reason() {
        if (passes) {
            return "";
        }
        return switch (side) {
            case AT_MOST -> what + " is " + number(value) + "; at most " + number(limit) + " is allowed";
            case AT_LEAST -> what + " is " + number(value) + "; at least " + number(limit) + " is needed";
            case NO_LIMIT -> what;
        };
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
