package io.glossa.corpus.langid;

import java.lang.Character.UnicodeScript;

/**
 * The script that most letters of a text belong to.
 *
 * <p>Japanese is written in three scripts at once: where one letter in twenty is kana, all of them count as hiragana.
 *
 * @param script of most letters; {@code UNKNOWN} for a text without letters
 * @param letters of that script
 * @param allLetters of any script
 */
public record TextScript(UnicodeScript script, int letters, int allLetters) {
    private static final UnicodeScript[] SCRIPTS = UnicodeScript.values();
    private static final int LATIN = UnicodeScript.LATIN.ordinal();
    private static final int HANGUL = UnicodeScript.HANGUL.ordinal();
    private static final int HAN = UnicodeScript.HAN.ordinal();
    private static final int HIRAGANA = UnicodeScript.HIRAGANA.ordinal();
    private static final int KATAKANA = UnicodeScript.KATAKANA.ordinal();
    /** Prose has four kana in ten letters; a Chinese text that names a Japanese product has fewer than one in a hundred. */
    private static final int KANA_SHARE = 20;

    /** Counts the letters of a text. */
    public static TextScript of(CharSequence text) {
        int[] counts = new int[SCRIPTS.length];
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
                    counts[LATIN]++;
                    all++;
                }
                continue;
            }
            if (c >= 0xAC00 && c <= 0xD7A3) {
                counts[HANGUL]++;
                all++;
                continue;
            }
            if (Character.isHighSurrogate((char) c)) {
                c = Character.codePointAt(text, i);
                i += Character.charCount(c) - 1;
            }
            if (Character.isLetter(c)) {
                UnicodeScript script = UnicodeScript.of(c);
                if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
                    counts[script.ordinal()]++;
                    all++;
                }
            }
        }
        return most(counts, all);
    }

    private static TextScript most(int[] counts, int all) {
        int kana = counts[HIRAGANA] + counts[KATAKANA];
        int japanese = kana + counts[HAN];
        if (kana * KANA_SHARE >= japanese) {
            counts[HAN] = 0;
            counts[KATAKANA] = 0;
            counts[HIRAGANA] = japanese;
        }
        int best = LATIN;
        for (int i = 0; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return all == 0
                ? new TextScript(UnicodeScript.UNKNOWN, 0, 0)
                : new TextScript(SCRIPTS[best], counts[best], all);
    }
}
