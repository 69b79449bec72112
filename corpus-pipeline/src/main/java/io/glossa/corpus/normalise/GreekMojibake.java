package io.glossa.corpus.normalise;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Greek that was decoded with the wrong character set: Windows-1253 or ISO-8859-7 read as Latin-1 or Windows-1252 ({@code ÅëëÜäá}),
 * and UTF-8 read as Windows-1253 or ISO-8859-7 ({@code Ξ•Ξ»Ξ»Ξ¬Ξ΄Ξ±}).
 *
 * <p>The two Greek sets differ in few letters, above all in Ά: the reading with more Greek letters is taken.
 */
final class GreekMojibake {
    /** Shortest run of accented Latin letters taken for Greek; no word of a European language has more in a row. */
    private static final int LEAST_RUN = 4;

    /** Pairs in a row that show UTF-8: in proper Greek the capitals Ξ and Ο come before a sign once, not three times. */
    private static final int LEAST_PAIRS = 3;

    private static final Charset WINDOWS = Charset.forName("windows-1253");
    private static final Charset ISO = Charset.forName("ISO-8859-7");

    private GreekMojibake() {}

    /** Whether a text has a long run of accented Latin letters. */
    static boolean hasLegacyRun(String text) {
        int run = 0;
        for (int i = 0; i < text.length() && run < LEAST_RUN; i++) {
            run = isAccented(text.charAt(i)) ? run + 1 : 0;
        }
        return run == LEAST_RUN;
    }

    /** Whether most of a line's letters are accented Latin ones, some of them in a long run: the shape of Greek bytes. */
    static boolean hasLegacyShape(String line) {
        long accented = line.chars().filter(c -> isAccented((char) c)).count();
        long letters = line.chars().filter(Character::isLetter).count();
        return hasLegacyRun(line) && 2 * accented > letters;
    }

    private static boolean isAccented(char c) {
        return c >= 0xC0 && c <= 0xFF;
    }

    /** The Greek that the bytes behind a line of Latin letters spell; null when they spell none. */
    static String asGreek(String line) {
        String windows = SingleBytes.WINDOWS_1252.decodedAs(line, WINDOWS);
        String iso = SingleBytes.WINDOWS_1252.decodedAs(line, ISO);
        return iso != null && (windows == null || letters(iso) > letters(windows)) ? iso : windows;
    }

    /** The text that the bytes behind a line of Greek letters and signs spell in UTF-8; null when they spell none. */
    static String asUtf8(String line) {
        String windows = SingleBytes.WINDOWS_1253.decodedAs(line, StandardCharsets.UTF_8);
        return windows != null ? windows : SingleBytes.ISO_8859_7.decodedAs(line, StandardCharsets.UTF_8);
    }

    /** Characters of a run of at least three two-byte UTF-8 sequences of Greek read as a Greek set; 0 if none stands there. */
    static int utf8Run(String text, int i) {
        int end = i;
        while (end + 1 < text.length() && isLead(text.charAt(end)) && isTrail(text.charAt(end + 1))) {
            end += 2;
        }
        return end - i >= 2 * LEAST_PAIRS ? end - i : 0;
    }

    /** Ξ and Ο are the bytes CE and CF, with which all Greek letters begin in UTF-8. */
    private static boolean isLead(char c) {
        return c == 'Ξ' || c == 'Ο';
    }

    private static boolean isTrail(char c) {
        if (c < 0x80) {
            return false;
        }
        return isTrail(SingleBytes.WINDOWS_1253.byteOf(c)) || isTrail(SingleBytes.ISO_8859_7.byteOf(c));
    }

    private static boolean isTrail(int b) {
        return b >= 0x80 && b <= 0xBF;
    }

    private static long letters(String text) {
        return text.codePoints()
                .filter(c -> Character.isLetter(c) && UnicodeScript.of(c) == UnicodeScript.GREEK)
                .count();
    }
}
