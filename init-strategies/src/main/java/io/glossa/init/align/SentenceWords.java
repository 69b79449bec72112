package io.glossa.init.align;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a sentence as an aligner counts them: runs of letters, marks and digits, and each other character by itself.
 *
 * <p>A word at the beginning or behind a space bears that space, for tokenizers write it with other pieces than in the middle:
 * {@code "It's."} gives {@code " It", "'", "s", "."}.
 */
final class SentenceWords {
    /** A single apostrophe within a word stays apart: a tokenizer may cut there, and a rarer whole would be aligned worse. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}\\s]");

    private SentenceWords() {}

    static List<String> of(String sentence) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(sentence);
        int end = -1;
        while (matcher.find()) {
            words.add(matcher.start() == end ? matcher.group() : " " + matcher.group());
            end = matcher.end();
        }
        return words;
    }
}
