package io.glossa.vocab.expansion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.run.ConfigException;
import java.util.OptionalDouble;

/**
 * How much of a guarded text may change: of its words, of its lines, or of both. A bare number is of words.
 *
 * @param words most occurrences of its words, of a million, that added pieces may cut differently; unlimited unless given when
 *     lines are. Kept exactly, on the text that pieces are learned on
 * @param lines most of its lines that may be cut differently, as a share such as {@code 0.5%} or {@code 0.005}; the price that
 *     keeps it is found on lines that no piece is learned on
 */
public record GuardSettings(Double words, String lines) {
    private static final double MILLION = 1e6;

    public GuardSettings {
        if (words == null && lines == null) {
            throw new ConfigException(
                    "a guard allows nothing yet: expected a number of words of a million, or {lines: 0.5%}");
        }
        if (words != null && !(words >= 0 && words <= MILLION)) {
            throw new ConfigException("a guard's words: found " + words
                    + ", expected the occurrences of a million that may change, 0 to 1000000");
        }
        if (lines != null) {
            share(lines);
        }
    }

    /** The words of a million alone, as {@code en: 100} writes it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static GuardSettings ofWords(double words) {
        return new GuardSettings(words, null);
    }

    /** Both, as {@code en: {words: 100, lines: 0.5%}} writes it. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static GuardSettings of(@JsonProperty("words") Double words, @JsonProperty("lines") String lines) {
        return new GuardSettings(words, lines);
    }

    /** The share of its lines that may change, if it is limited. */
    public OptionalDouble mostChangedLines() {
        return lines == null ? OptionalDouble.empty() : OptionalDouble.of(share(lines));
    }

    /** The words of a million that may change: all of them if they are not limited. */
    public double mostChangedWords() {
        return words == null ? MILLION : words;
    }

    private static double share(String text) {
        boolean percent = text.endsWith("%");
        try {
            double value = Double.parseDouble(
                    percent ? text.substring(0, text.length() - 1).strip() : text);
            double share = percent ? value / 100 : value;
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw new ConfigException(message(text), e);
        }
        throw new ConfigException(message(text));
    }

    private static String message(String text) {
        return "a guard's lines: found " + text + ", expected a share such as 0.5% or 0.005";
    }
}
