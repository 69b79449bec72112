package io.glossa.corpus.langid;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
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

    private static final List<UnicodeScript> ALL = List.of(UnicodeScript.values());
    private static final int COMMON = number(UnicodeScript.COMMON);
    private static final int LATIN = number(UnicodeScript.LATIN);
    private static final int HAN = number(UnicodeScript.HAN);
    private static final int HIRAGANA = number(UnicodeScript.HIRAGANA);
    private static final int KATAKANA = number(UnicodeScript.KATAKANA);
    /** Of every character of the basic plane the number of its script. */
    private static final byte[] SCRIPTS = scripts();

    /** Counts the letters of a text. */
    public static TextScript of(CharSequence text) {
        int[] counts = new int[ALL.size()];
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            int script = SCRIPTS[c] & 0xFF;
            if (Character.isHighSurrogate(c)) {
                int codePoint = Character.codePointAt(text, i);
                script = number(scriptOf(codePoint));
                i += Character.charCount(codePoint) - 1;
            }
            counts[script]++;
        }
        counts[COMMON] = 0;
        int all = Arrays.stream(counts).sum();
        return all == 0 ? new TextScript(UnicodeScript.UNKNOWN, 0, 0) : most(counts, all);
    }

    private static byte[] scripts() {
        Map<UnicodeScript, Integer> numbers = new EnumMap<>(UnicodeScript.class);
        ALL.forEach(script -> numbers.put(script, number(script)));
        byte[] scripts = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < scripts.length; c++) {
            scripts[c] = numbers.get(scriptOf(c)).byteValue();
        }
        return scripts;
    }

    private static int number(UnicodeScript script) {
        return ALL.indexOf(script);
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

    private static TextScript most(int[] counts, int all) {
        int kana = counts[HIRAGANA] + counts[KATAKANA];
        int japanese = kana + counts[HAN];
        if (kana > 0 && kana * KANA_SHARE >= japanese) {
            counts[HAN] = 0;
            counts[KATAKANA] = 0;
            counts[HIRAGANA] = japanese;
        }
        int best = LATIN;
        for (int script = 0; script < counts.length; script++) {
            best = counts[script] > counts[best] ? script : best;
        }
        return new TextScript(ALL.get(best), counts[best], all);
    }
}
