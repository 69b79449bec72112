package io.glossa.corpus.normalise;

import com.ibm.icu.text.UnicodeSet;
import io.glossa.corpus.language.LanguageProfile;

/**
 * One apostrophe inside words: {@code ng’ombe}, {@code ng`ombe} and {@code ngʼombe} become {@code ng'ombe}. Signs that do not
 * stand between two Latin letters may be quotation marks and stay.
 */
public final class Apostrophes implements Normaliser {
    /** Quotation marks, modifier letters, accents without a letter, prime, and the full-width apostrophe. */
    static final String VARIANTS = "’‘‛ʼʻʽʹ`´′＇";

    private static final char LATIN_END = 0x02B0;
    private static final char LATIN_ADDITIONAL = 0x1E00;
    private static final char GREEK_EXTENDED = 0x1F00;

    private static final UnicodeSet TRIGGERS = new UnicodeSet().addAll(VARIANTS).freeze();

    @Override
    public String name() {
        return "apostrophes";
    }

    @Override
    public UnicodeSet triggers() {
        return TRIGGERS;
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        StringBuilder out = null;
        int changes = 0;
        for (int i = 1; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 0x80 || c == '`') && VARIANTS.indexOf(c) >= 0 && isInside(text, i)) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, '\'');
                changes++;
            }
        }
        return changes == 0 ? Normalised.unchanged(text) : new Normalised(out.toString(), changes);
    }

    private static boolean isInside(String text, int i) {
        char before = text.charAt(i - 1);
        char after = text.charAt(i + 1);
        return isLetter(before) && isLetter(after);
    }

    /** Of Latin script: elsewhere such signs have other work to do. */
    private static boolean isLetter(char c) {
        boolean latin = c < LATIN_END || (c >= LATIN_ADDITIONAL && c < GREEK_EXTENDED);
        return latin && Character.isLetter(c);
    }
}
