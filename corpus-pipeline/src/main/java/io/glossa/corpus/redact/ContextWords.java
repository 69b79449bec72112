package io.glossa.corpus.redact;

import java.util.regex.Pattern;

/**
 * Words that tell what the number behind them is.
 *
 * <p>A number with a weak check or none is personal data only where the text says so: in the line before it, at most forty
 * characters away, with no other digit between.
 */
final class ContextWords {
    private static final int REACH = 40;

    private final Pattern words;

    /** Any of the words, given as a regular expression, in any case. */
    ContextWords(String words) {
        this.words = Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])[^\\n0-9]*$",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whether one of them stands before a number. */
    boolean precede(NumberRedactor.Place place) {
        int from = Math.max(0, place.start() - REACH);
        return words.matcher(place.text().substring(from, place.start())).find();
    }
}
