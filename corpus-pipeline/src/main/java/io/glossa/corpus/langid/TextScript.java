package io.glossa.corpus.langid;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

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
    /** Prose has four kana in ten letters; a Chinese text that names a Japanese product has fewer than one in a hundred. */
    private static final int KANA_SHARE = 20;

    /** Counts the letters of a text. */
    public static TextScript of(CharSequence text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        UnicodeScript script = UnicodeScript.LATIN;
        int run = 0;
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (Character.isHighSurrogate((char) c)) {
                c = Character.codePointAt(text, i);
                i += Character.charCount(c) - 1;
            }
            UnicodeScript own = scriptOf(c);
            if (own == UnicodeScript.COMMON) {
                continue;
            }
            all++;
            if (own != script) {
                counts.merge(script, run, Integer::sum);
                script = own;
                run = 0;
            }
            run++;
        }
        counts.merge(script, run, Integer::sum);
        return all == 0 ? new TextScript(UnicodeScript.UNKNOWN, 0, 0) : most(counts, all);
    }

    /** The script of a letter; common for what is no letter, or one of no script of its own. */
    private static UnicodeScript scriptOf(int c) {
        if (c < 0x80) {
            return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? UnicodeScript.LATIN : UnicodeScript.COMMON;
        }
        if (c >= 0xAC00 && c <= 0xD7A3) {
            return UnicodeScript.HANGUL;
        }
        if (!Character.isLetter(c)) {
            return UnicodeScript.COMMON;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.INHERITED ? UnicodeScript.COMMON : script;
    }

    private static TextScript most(Map<UnicodeScript, Integer> counts, int all) {
        int kana = counts.getOrDefault(UnicodeScript.HIRAGANA, 0) + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
        int japanese = kana + counts.getOrDefault(UnicodeScript.HAN, 0);
        if (kana > 0 && kana * KANA_SHARE >= japanese) {
            counts.remove(UnicodeScript.HAN);
            counts.remove(UnicodeScript.KATAKANA);
            counts.put(UnicodeScript.HIRAGANA, japanese);
        }
        UnicodeScript best = UnicodeScript.LATIN;
        int letters = counts.getOrDefault(best, 0);
        for (Map.Entry<UnicodeScript, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > letters) {
                best = entry.getKey();
                letters = entry.getValue();
            }
        }
        return new TextScript(best, letters, all);
    }
}
