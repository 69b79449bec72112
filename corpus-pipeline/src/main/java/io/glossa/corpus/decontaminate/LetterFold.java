package io.glossa.corpus.decontaminate;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What a character is when texts are compared across editions: a letter or digit without case and marks, nothing at all, or
 * a gap between words.
 *
 * <p>Folded away are letter case, tone and accent marks (Yoruba and Greek are often published without), the hooks of Hausa
 * letters, final sigma, full and half width, apostrophes and invisible characters. Hangul stays as it is.
 */
final class LetterFold {
    /** Stands for a character that is not there. */
    static final char NOTHING = 0;
    /** Stands for a character that parts words. */
    static final char GAP = ' ';

    private static final String APOSTROPHES = "'`\u00B4\u02B9\u02BB\u02BC\u2018\u2019\u201B\uFF07";
    private static final String HOOKED = "ɓɗƙƴς";
    private static final String PLAIN = "bdkyσ";
    private static final char[] FOLDED = table();

    private LetterFold() {}

    /** The folded form of a UTF-16 unit; units of surrogate pairs, which write no letter of living languages, are gaps. */
    static char of(char c) {
        return FOLDED[c];
    }

    private static char[] table() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            table[c] = fold((char) c);
        }
        return table;
    }

    private static char fold(char c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || APOSTROPHES.indexOf(c) >= 0) {
            return NOTHING;
        }
        if (!Character.isLetterOrDigit(c) && type != Character.COMBINING_SPACING_MARK) {
            return GAP;
        }
        if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL) {
            return c;
        }
        String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
        char base = decomposed.toLowerCase(Locale.ROOT).charAt(0);
        int hooked = HOOKED.indexOf(base);
        return hooked >= 0 ? PLAIN.charAt(hooked) : Character.isLetterOrDigit(base) ? base : c;
    }
}
