package io.glossa.corpus.normalise;

import com.ibm.icu.text.UnicodeSet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * Text whose bytes were decoded with the wrong character set.
 *
 * <p>Recognised are UTF-8 read as Latin-1 or Windows-1252 ({@code ì•ˆë…•}) or as a Greek set ({@code Ξ±}), Korean EUC-KR read as
 * Latin-1 ({@code ¾È³ç}), and what cannot be undone: replacement characters and their Korean residue ({@code 占쏙옙}, the bytes
 * of U+FFFD read as EUC-KR). Korean UTF-8 read as EUC-KR loses bytes in almost every syllable: no set of two bytes holds
 * {@code ED 95}, the beginning of 한; it shows as replacement characters.
 */
public final class Mojibake {
    /** Characters of which a damaged text holds one: without them {@link #damaged} finds nothing. */
    public static final UnicodeSet TRACES =
            new UnicodeSet(0xA1, 0xFF).addAll("\uFFFD占ΞΟ").freeze();

    /** Shortest run of upper Latin-1 letters taken for EUC-KR: no European word has four in a row. */
    private static final int LEAST_RUN = 4;

    private static final Charset KOREAN = Charset.forName("x-windows-949");

    private Mojibake() {}

    /**
     * Code units of a text that are damaged: replacement characters, and characters in sequences that have the shape of
     * wrongly decoded bytes.
     */
    public static int damaged(String text) {
        int damaged = 0;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int width = 0;
            if (c >= 0xA1 && c < 0x100) {
                width = Math.max(utf8Width(text, i), koreanRun(text, i));
            } else if (c == '\uFFFD') {
                width = 1;
            } else if (c == '占' && text.startsWith("占쏙옙", i)) {
                width = 3;
            } else if (c == 'Ξ' || c == 'Ο') {
                width = GreekMojibake.utf8Run(text, i);
            }
            damaged += width;
            i += Math.max(1, width);
        }
        return damaged;
    }

    /** The text that the bytes behind a wrongly decoded one spell in UTF-8; null when they do not. */
    static String asUtf8(String line) {
        return decoded(line, StandardCharsets.UTF_8);
    }

    /** The text that the bytes behind a wrongly decoded one spell in Korean Windows-949; null when they do not. */
    static String asKorean(String line) {
        return decoded(line, KOREAN);
    }

    private static String decoded(String line, Charset charset) {
        return SingleBytes.WINDOWS_1252.decodedAs(line, charset);
    }

    /**
     * The line with its multi-byte UTF-8 sequences decoded one by one where something of the script comes of it: lines of
     * several origins are damaged in part.
     */
    static String sequencesAsUtf8(String line, Predicate<String> proper) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); ) {
            int width = line.charAt(i) < 0xC2 || line.charAt(i) > 0xF4 ? 0 : utf8Width(line, i);
            // CAFÉ… is a word in capitals with an ellipsis.
            boolean capital = width == 2 && i > 0 && Character.isUpperCase(line.charAt(i - 1));
            String once = width == 0 || capital ? null : asUtf8(line.substring(i, i + width));
            if (once != null && proper.test(once)) {
                out.append(once);
                i += width;
            } else {
                out.append(line.charAt(i++));
            }
        }
        return out.toString();
    }

    /** Characters of a multi-byte UTF-8 sequence that stands as single-byte characters at a place; 0 if none does. */
    static int utf8Width(String text, int i) {
        char lead = text.charAt(i);
        int width = lead >= 0xC2 && lead <= 0xDF
                ? 2
                : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        if (width == 0 || i + width > text.length()) {
            return 0;
        }
        for (int k = 1; k < width; k++) {
            int b = byteOf(text.charAt(i + k));
            // Damage that was made visible in place of an upper control character counts as the byte it was.
            boolean follows = (b >= 0x80 && b <= 0xBF) || text.charAt(i + k) == '\uFFFD';
            if (!follows) {
                return 0;
            }
        }
        return width;
    }

    /** Length of a run of upper Latin-1 characters at a place whose pairs are mostly Hangul in EUC-KR; 0 if none is. */
    static int koreanRun(String text, int i) {
        int end = i;
        int syllables = 0;
        boolean varied = false;
        while (end < text.length() && text.charAt(end) >= 0xA1 && text.charAt(end) <= 0xFE) {
            char lead = text.charAt(end);
            varied |= lead != text.charAt(i);
            syllables += (end - i) % 2 == 0 && lead >= 0xB0 && lead <= 0xC8 ? 1 : 0;
            end++;
        }
        int length = end - i;
        // A row of one sign, such as ····, is drawn by its writer.
        return varied && length >= LEAST_RUN && length % 2 == 0 && syllables * 2 >= length * 0.7 ? length : 0;
    }

    private static int byteOf(char c) {
        return SingleBytes.WINDOWS_1252.byteOf(c);
    }
}
