package io.glossa.corpus.normalise;

import com.ibm.icu.text.UnicodeSet;
import io.glossa.corpus.language.LanguageProfile;
import java.lang.Character.UnicodeScript;

/**
 * Decodes lines again that were decoded with the wrong character set.
 *
 * <p>A line is repaired when all its bytes decode strictly and everything new in it is of the language's script or of no
 * script (punctuation, signs); else its UTF-8 sequences are decoded one by one on the same condition; what is left stays, for the
 * filter to see. Text that went wrong twice is mended twice. Older character sets are tried by script: the Korean ones
 * for Hangul, the Greek ones for Greek.
 */
public final class MojibakeRepair implements Normaliser {
    /** Text that was stored wrongly twice is met; three times is not worth the search. */
    private static final int MAX_ROUNDS = 2;

    /** Grave, acute, circumflex, tilde, macron, caron, dot and vertical line below: Yoruba has letters only with them. */
    private static final String TONES_AND_DOTS = "\u0300\u0301\u0302\u0303\u0304\u030C\u0323\u0329";

    private static final UnicodeSet TRIGGERS =
            new UnicodeSet(0x80, 0x9F).addAll(Mojibake.TRACES).freeze();

    @Override
    public String name() {
        return "repair-mojibake";
    }

    @Override
    public UnicodeSet triggers() {
        return TRIGGERS;
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        UnicodeScript script = language.unicodeScript();
        if (!mayBeDamaged(text, script)) {
            return Normalised.unchanged(text);
        }
        StringBuilder out = new StringBuilder(text.length());
        int changes = 0;
        for (int start = 0; start <= text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            String line = text.substring(start, end);
            String mended = mended(line, script);
            changes += mended.equals(line)
                    ? 0
                    : (int) line.chars().filter(c -> c >= 0x80).count();
            out.append(mended);
            if (feed >= 0) {
                out.append('\n');
            }
            start = end + 1;
        }
        return changes == 0 ? Normalised.unchanged(text) : new Normalised(out.toString(), changes);
    }

    private static String mended(String line, UnicodeScript script) {
        String before = line;
        String after = sequences(whole(before, script), script);
        // Every change shortens the line or leaves nothing damaged in it, so this ends.
        while (!after.equals(before)) {
            before = after;
            after = sequences(whole(before, script), script);
        }
        return after;
    }

    /** The line decoded again as a whole, once or twice, when only proper text comes of it. */
    private static String whole(String line, UnicodeScript script) {
        String best = line;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String next = wholeOnce(best, script, round + 1 < MAX_ROUNDS);
            if (next.equals(best)) {
                break;
            }
            best = next;
        }
        return isProper(best, script) ? best : line;
    }

    private static String wholeOnce(String line, UnicodeScript script, boolean mayGoOn) {
        if (!mayBeDamaged(line, script)) {
            return line;
        }
        String utf8 = Mojibake.asUtf8(line);
        if (utf8 != null && (isProper(utf8, script) || (mayGoOn && Mojibake.damaged(utf8) > 0))) {
            return utf8;
        }
        String legacy = legacy(line, script);
        return legacy != null && isProper(legacy, script) ? legacy : line;
    }

    private static String sequences(String line, UnicodeScript script) {
        if (!mayBeDamaged(line, script)) {
            return line;
        }
        String mended = Mojibake.sequencesAsUtf8(line, sequence -> isProper(sequence, script));
        // Outside Latin script accented letters that remain show that the bytes were of another set.
        long left = upperLatin(mended);
        return script == UnicodeScript.LATIN || upperLatin(line) > 2 * left ? mended : line;
    }

    private static long upperLatin(String text) {
        return text.chars().filter(c -> c >= 0x80 && c <= 0xFF).count();
    }

    /** The line read from the bytes of the script's own older character sets; null where they do not spell it. */
    private static String legacy(String line, UnicodeScript script) {
        return switch (script) {
            case HANGUL -> Mojibake.asKorean(line);
            case GREEK -> GreekMojibake.hasLegacyShape(line) ? GreekMojibake.asGreek(line) : GreekMojibake.asUtf8(line);
            default -> null;
        };
    }

    private static boolean mayBeDamaged(String text, UnicodeScript script) {
        return Mojibake.damaged(text) > 0
                || hasUpperControls(text)
                || (script == UnicodeScript.GREEK && GreekMojibake.hasLegacyRun(text));
    }

    private static boolean isProper(String text, UnicodeScript script) {
        return text.codePoints().filter(c -> c >= 0x80).allMatch(c -> {
            UnicodeScript found = UnicodeScript.of(c);
            boolean own = found == script || found == UnicodeScript.COMMON || TONES_AND_DOTS.indexOf(c) >= 0;
            return own && !Character.isISOControl(c) && c != 0xFFFD;
        });
    }

    private static boolean hasUpperControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 && text.charAt(i) < 0xA0) {
                return true;
            }
        }
        return false;
    }
}
