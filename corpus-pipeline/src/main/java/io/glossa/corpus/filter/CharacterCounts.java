package io.glossa.corpus.filter;

import io.glossa.corpus.normalise.Mojibake;
import java.lang.Character.UnicodeScript;

/**
 * What the characters of a text are, in code points.
 *
 * @param total all of them
 * @param letters of any script
 * @param scriptLetters of the language's own script
 * @param damaged replacement characters and traces of text decoded with the wrong character set
 * @param hashMarks number signs
 * @param ellipses runs of three or more full stops, and ellipsis characters
 */
public record CharacterCounts(int total, int letters, int scriptLetters, int damaged, int hashMarks, int ellipses) {
    static CharacterCounts of(String text, UnicodeScript script) {
        int total = 0;
        int letters = 0;
        int scriptLetters = 0;
        int hashMarks = 0;
        int ellipses = 0;
        int stops = 0;
        int step;
        for (int i = 0; i < text.length(); i += step, total++) {
            int c = text.charAt(i);
            step = 1;
            if (Character.isHighSurrogate((char) c)) {
                c = text.codePointAt(i);
                step = Character.charCount(c);
            }
            stops = c == '.' ? stops + 1 : 0;
            if (c == '#') {
                hashMarks++;
            } else if (stops == 3 || c == '…') {
                ellipses++;
            } else if (isLetter(c)) {
                letters++;
                scriptLetters += script(c) == script ? 1 : 0;
            }
        }
        return new CharacterCounts(total, letters, scriptLetters, Mojibake.damaged(text), hashMarks, ellipses);
    }

    /** Share of the letters that belong to the language's script; 0 without letters. */
    public double scriptShare() {
        return letters == 0 ? 0 : (double) scriptLetters / letters;
    }

    private static boolean isLetter(int c) {
        if (c < 0x80) {
            return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        }
        return isSyllable(c) || Character.isLetter(c);
    }

    private static UnicodeScript script(int letter) {
        if (letter < 0x80) {
            return UnicodeScript.LATIN;
        }
        return isSyllable(letter) ? UnicodeScript.HANGUL : UnicodeScript.of(letter);
    }

    private static boolean isSyllable(int c) {
        return c >= 0xAC00 && c <= 0xD7A3;
    }
}
