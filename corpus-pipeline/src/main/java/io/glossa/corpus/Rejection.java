package io.glossa.corpus;

/**
 * A document that did not pass, with what a person needs to judge the rule.
 *
 * @param id of the record: its own, or file and line
 * @param source name of the source
 * @param language ISO 639-1 code that the source promises
 * @param rule name of the rule that rejected it
 * @param reason what was found and what is allowed
 * @param value the number that the rule compared; 0 for rules without one
 * @param text beginning of the text as the rule saw it, at most {@value #MAX_TEXT_CHARACTERS} characters
 */
public record Rejection(
        String id, String source, String language, String rule, String reason, double value, String text) {
    /** Enough to see why; the whole text stays in its source. */
    public static final int MAX_TEXT_CHARACTERS = 2_000;

    public Rejection {
        if (text.length() > MAX_TEXT_CHARACTERS) {
            int end = MAX_TEXT_CHARACTERS;
            text = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
        }
    }
}
