package io.glossa.corpus.normalise;

import com.ibm.icu.text.UnicodeSet;
import io.glossa.corpus.language.LanguageProfile;

/**
 * Korean text in the forms that Korean is written in: syllables composed from half-width or conjoining letters (jamo),
 * full-width Latin letters, digits and signs in their plain form.
 *
 * <p>Form NFC composes only modern syllables spelled letter by letter. Here doubled letters that were spelled as two are
 * joined first, letters that stay alone become the compatibility letters that people type ({@code ㅋㅋ}), and half-width letters, which
 * do not say whether they begin or end a syllable, are read as a typist means them: a consonant begins one when a
 * vowel follows. Compatibility letters themselves are left alone: {@code ㅋㅋ} and {@code ㅇㅇ} are words.
 */
public final class HangulComposition implements Normaliser {
    private static final UnicodeSet TRIGGERS =
            new UnicodeSet(0x1100, 0x11FF).add(0x3000).add(0xFF01, 0xFFEF).freeze();

    @Override
    public String name() {
        return "korean";
    }

    @Override
    public UnicodeSet triggers() {
        return TRIGGERS;
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        int first = firstChange(text);
        if (first == text.length()) {
            return Normalised.unchanged(text);
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, first);
        int changes = 0;
        for (int i = first; i < text.length(); ) {
            if (Jamo.beginsRun(text, i)) {
                int end = Jamo.runEnd(text, i);
                String composed = Jamo.compose(text.substring(i, end));
                changes += composed.contentEquals(text.substring(i, end)) ? 0 : end - i;
                out.append(composed);
                i = end;
            } else {
                char c = text.charAt(i++);
                char plain = plain(c);
                changes += plain == c ? 0 : 1;
                out.append(plain);
            }
        }
        return changes == 0 ? Normalised.unchanged(text) : new Normalised(out.toString(), changes);
    }

    private static int firstChange(String text) {
        int i = 0;
        while (i < text.length() && !Jamo.beginsRun(text, i) && plain(text.charAt(i)) == text.charAt(i)) {
            i++;
        }
        return i;
    }

    /** The plain form of a full-width character; others as they are. */
    private static char plain(char c) {
        if (c < '\u3000') {
            return c;
        }
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        return switch (c) {
            case '\u3000' -> ' ';
            case '\uFFE0' -> '¢';
            case '\uFFE1' -> '£';
            case '\uFFE5' -> '¥';
            case '\uFFE6' -> '₩';
            default -> c;
        };
    }
}
