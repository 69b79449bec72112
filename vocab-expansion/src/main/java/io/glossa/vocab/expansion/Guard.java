package io.glossa.vocab.expansion;

import io.glossa.run.ConfigException;
import java.util.Objects;

/**
 * Text that an expansion must leave alone, such as English, code or digits, and how much of it may change.
 *
 * <p>A word of it changes when any added piece takes part in cutting it. What a changed word is cut into afterwards costs
 * nothing more.
 *
 * @param name for the report, such as a language code
 * @param words counts of the base's words in that text
 * @param mostChangedPerMillion most occurrences of its words that may change, of a million of them; a line of 25 words
 *     changes about 25 times as often
 */
public record Guard(String name, WordCounts words, double mostChangedPerMillion) {
    public Guard {
        Objects.requireNonNull(words, "words");
        if (!(mostChangedPerMillion >= 0 && mostChangedPerMillion <= 1e6)) {
            throw new ConfigException("guard '" + name + "': most-changed-per-million: found " + mostChangedPerMillion
                    + ", expected 0 to 1000000");
        }
    }

    /** How many occurrences may change. */
    long budget() {
        return (long) Math.floor(mostChangedPerMillion * words.total() / 1e6);
    }
}
