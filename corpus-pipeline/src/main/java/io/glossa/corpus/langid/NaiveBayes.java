package io.glossa.corpus.langid;

import java.util.Arrays;

/**
 * How counts become evidence.
 *
 * <p><b>Formula.</b> A feature that occurred n times among the N of a language has there the share p = (n - ½) / (N + {@value
 * #PRIOR}), so that what occurred once in little text is no news, and is worth ln(p / {@value #FLOOR}) for the language; what is rarer
 * than the floor, or never occurred, is worth nothing. The floor is the same for all: a language with little text gains nothing by
 * what it does not know.
 */
final class NaiveBayes {
    /** About as many features as 6,000 characters have: less text than that cannot tell rare features from chance. */
    static final int PRIOR = 30_000;
    /** Share that any feature is granted in any language. */
    static final double FLOOR = 1e-7;
    /** Languages that one feature is evidence for. More cost time and tell nothing of those that are near one another. */
    static final int MOST_HOLDERS = 12;
    /** Steps of a byte for one natural logarithm; the rarest to the most frequent span 16. */
    static final double STEPS = 15.9;

    private NaiveBayes() {}

    /** Share of a feature. */
    static double share(int count, long total) {
        return (count - 0.5) / (total + PRIOR);
    }

    /**
     * What the languages that a feature hardly speaks for get from it, and what is taken from the evidence of all: that of the
     * language after the {@value #MOST_HOLDERS} it speaks for most. Differences among the first stay, and the rest are held equal.
     */
    static int base(int[] evidence) {
        int[] sorted = evidence.clone();
        Arrays.sort(sorted);
        return sorted.length <= MOST_HOLDERS ? 0 : sorted[sorted.length - 1 - MOST_HOLDERS];
    }

    /** Evidence in steps, 0 to 255. */
    static int evidence(int count, long total) {
        double share = count == 0 ? 0 : share(count, total);
        return share <= FLOOR ? 0 : (int) Math.min(255, Math.round(STEPS * StrictMath.log(share / FLOOR)));
    }
}
