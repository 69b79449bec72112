package io.glossa.vocab.expansion;

import java.util.Locale;

/**
 * When learning ends: at a size, or at the first candidate that occurs too rarely, whichever comes first; and a sentence that
 * says which it was, with its numbers.
 *
 * <p><b>Formula.</b> A candidate must occur at least {@code max(a, b, c)} times: a is {@code minimum-occurrences}; b is the
 * frequency floor, {@code occurrences-per-gigabyte} times the gigabytes of target text; c is the marginal gain, {@code
 * minimum-gain} times the millions of tokens that the base cuts the target text into, for a merge saves one token wherever it
 * is made.
 */
final class StopRule {
    private final VocabularySettings settings;
    private final TargetText text;
    private final long baseTokens;
    private final long floor;

    /**
     * A rule for a text.
     *
     * @param baseTokens tokens that the target's words are cut into before any merge is learned; 0 while it is not known
     */
    StopRule(VocabularySettings settings, TargetText text, long baseTokens) {
        this.settings = settings;
        this.text = text;
        this.baseTokens = baseTokens;
        floor = Math.max(Math.max(settings.minimumOccurrences(), frequencyFloor()), gainFloor());
    }

    /** The fewest occurrences of a piece. */
    long floor() {
        return floor;
    }

    /** The floor that follows the amount of text. */
    long frequencyFloor() {
        return (long) Math.ceil(settings.occurrencesPerGigabyte() * text.bytes() / 1e9);
    }

    private long gainFloor() {
        return (long) Math.ceil(settings.minimumGain() * baseTokens / 1e6);
    }

    /** Why learning ended at a candidate below the floor. */
    String atFloor(String piece, long count) {
        String next = String.format(Locale.ROOT, "; the next piece '%s' occurs %,d times", piece, count);
        if (floor == settings.minimumOccurrences()) {
            return "minimum occurrences reached: " + settings.minimumOccurrences() + next;
        }
        if (floor == frequencyFloor()) {
            return String.format(
                    Locale.ROOT,
                    "frequency floor reached: %,d occurrences, %s a gigabyte over %.1f MB of target text%s",
                    floor,
                    number(settings.occurrencesPerGigabyte()),
                    text.megabytes(),
                    next);
        }
        return String.format(
                Locale.ROOT,
                "marginal gain reached: a piece must save %s of a million tokens, %,d of %,d%s",
                number(settings.minimumGain()),
                floor,
                baseTokens,
                next);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
