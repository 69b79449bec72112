package io.glossa.vocab.expansion;

import io.glossa.run.ConfigException;
import java.util.Objects;

/**
 * Text that an expansion must leave alone, such as English, code or digits, and how much of it may change.
 *
 * <p>A word of it changes when any added piece takes part in cutting it. What a changed word is cut into afterwards costs
 * nothing more. Characters of the target become pieces whatever a guard allows; the words of it that hold them count as changed.
 *
 * @param name for the report, such as a language code
 * @param words counts of the base's words in that text
 * @param mostChangedPerMillion most occurrences of its words that may change, of a million of them; a line of 25 words
 *     changes about 25 times as often
 * @param lines lines that the words were not counted in, and the share of them that may change
 */
public record Guard(String name, WordCounts words, double mostChangedPerMillion, GuardedLines lines) {
    /** Words in a line of English prose, to tell which of two guards is the stricter. */
    private static final double WORDS_IN_A_LINE = 25;

    public Guard {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(lines, "lines");
        if (!(mostChangedPerMillion >= 0 && mostChangedPerMillion <= 1e6)) {
            throw new ConfigException("guard '" + name + "': most-changed-per-million: found " + mostChangedPerMillion
                    + ", expected 0 to 1000000");
        }
    }

    /** A guard of words alone. */
    public Guard(String name, WordCounts words, double mostChangedPerMillion) {
        this(name, words, mostChangedPerMillion, GuardedLines.NONE);
    }

    /** How many occurrences may change. */
    long budget() {
        return (long) Math.floor(mostChangedPerMillion * words.total() / 1e6);
    }

    /** About how many words of a million may change. */
    double allowance() {
        return Math.min(mostChangedPerMillion, lines.mostChanged() * 1e6 / WORDS_IN_A_LINE);
    }
}
