package io.glossa.corpus.normalise;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.lists.Boilerplate;
import java.lang.Character.UnicodeScript;
import java.util.regex.Pattern;

/**
 * Removes lines that are no prose, by the line rules of C4: what is left of a page are its sentences.
 *
 * <p>A line goes when it does not end in an end mark or closing quotation mark, ends in an ellipsis, has fewer than three words
 * (stretches without white space), has a word of more than 1000 characters, or names javascript, terms of use, privacy or
 * cookies. Marks of citations such as {@code [1]} and {@code [edit]} are removed from the lines that stay.
 *
 * <p>The rules that reject a whole page are filters: {@code curly-brackets}, {@code lorem-ipsum}, {@code sentence-count}.
 * Text without end marks, such as film reviews or poems, is lost altogether: this normaliser is for pages of the web, and
 * no language has it by default.
 *
 * <p><b>Source.</b> Raffel et al. 2020 (C4), section 2.2, with three words as datatrove has it (the paper's code has five). C4
 * knows the end marks {@code . ! ? "}; ours are those of every script, in Greek the semicolon too.
 */
public final class CleanLines implements Normaliser {
    private static final int LEAST_WORDS = 3;
    private static final int LONGEST_WORD = 1_000;
    private static final Pattern CITATION = Pattern.compile("\\[\\d*\\]|\\[edit\\]|\\[citation needed\\]");
    private static final String QUOTES = "\"'”’»›」』〉》";

    @Override
    public String name() {
        return "c4-lines";
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        boolean greek = language.unicodeScript() == UnicodeScript.GREEK;
        StringBuilder out = new StringBuilder(text.length());
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed + 1;
            String line = withoutCitations(text.substring(start, end));
            // Blank lines stay, because they part paragraphs.
            if (line.isBlank() || isProse(line.strip(), greek)) {
                out.append(line);
            }
            start = end;
        }
        int removed = text.length() - out.length();
        return removed == 0 ? Normalised.unchanged(text) : new Normalised(out.toString(), removed);
    }

    private static boolean isProse(String line, boolean greek) {
        return endsSentence(line, greek) && hasWords(line) && Boilerplate.PHRASES.find(line, 0, line.length()) < 0;
    }

    private static boolean endsSentence(String line, boolean greek) {
        if (line.endsWith("...") || line.endsWith("…")) {
            return false;
        }
        int last = line.codePointBefore(line.length());
        return UCharacter.hasBinaryProperty(last, UProperty.S_TERM)
                || QUOTES.indexOf(last) >= 0
                || (greek && (last == ';' || last == '\u037E'));
    }

    private static boolean hasWords(String line) {
        int words = 0;
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || Character.isWhitespace(line.charAt(i))) {
                if (i - start > LONGEST_WORD) {
                    return false;
                }
                words += i > start ? 1 : 0;
                start = i + 1;
            }
        }
        return words >= LEAST_WORDS;
    }

    /** Until none is left: taking one out of {@code [[1]]} makes another. */
    private static String withoutCitations(String line) {
        String current = line;
        while (current.indexOf('[') >= 0) {
            String next = CITATION.matcher(current).replaceAll("");
            if (next.length() == current.length()) {
                break;
            }
            current = next;
        }
        return current;
    }
}
