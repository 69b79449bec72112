package io.glossa.vocab.measure;

import java.util.StringTokenizer;
import java.util.function.Consumer;

/**
 * The words that measures count: stretches of text between white space, as in whitespace-tokenised corpora.
 *
 * <p>For Korean such a stretch is an eojeol, for isiZulu a whole verb with its prefixes; so fertilities of two languages do not
 * compare, those of two tokenizers on one text do.
 */
final class Words {
    private static final String WHITE_SPACE = " \t\n\r\f\u000B\u0085\u00A0\u2028\u2029\u3000";

    private Words() {}

    /** Hands on every word in order. */
    static void forEach(String text, Consumer<String> action) {
        for (StringTokenizer cut = new StringTokenizer(text, WHITE_SPACE); cut.hasMoreTokens(); ) {
            action.accept(cut.nextToken());
        }
    }

    /** A word without what stands around its letters, marks and digits, such as quotes and full stops; may be empty. */
    static String bare(String word) {
        int start = 0;
        while (start < word.length() && !isInner(word.codePointAt(start))) {
            start += Character.charCount(word.codePointAt(start));
        }
        int end = word.length();
        while (end > start && !isInner(word.codePointBefore(end))) {
            end -= Character.charCount(word.codePointBefore(end));
        }
        return word.substring(start, end);
    }

    private static boolean isInner(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(point);
        };
    }
}
