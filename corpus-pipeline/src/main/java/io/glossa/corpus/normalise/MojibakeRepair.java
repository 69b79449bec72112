package io.glossa.corpus.normalise;

import io.glossa.corpus.language.LanguageProfile;
import java.lang.Character.UnicodeScript;

/**
 * Decodes lines again that were decoded with the wrong character set.
 *
 * <p>A line is repaired when all its bytes decode strictly and everything new in it is of the language's script or of no
 * script (punctuation, signs); else it stays as it is, for the filter to see. Text that went wrong twice is mended twice.
 */
public final class MojibakeRepair implements Normaliser {
    /** Text that was stored wrongly twice is met; three times is not worth the search. */
    private static final int MAX_ROUNDS = 2;

    @Override
    public String name() {
        return "repair-mojibake";
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        if (Mojibake.damaged(text) == 0 && !hasUpperControls(text)) {
            return Normalised.unchanged(text);
        }
        UnicodeScript script = language.unicodeScript();
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
        String best = line;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String next = mendedOnce(best, script, round + 1 < MAX_ROUNDS);
            if (next.equals(best)) {
                return isProper(best, script) ? best : line;
            }
            best = next;
        }
        return isProper(best, script) ? best : line;
    }

    private static String mendedOnce(String line, UnicodeScript script, boolean mayGoOn) {
        if (Mojibake.damaged(line) == 0 && !hasUpperControls(line)) {
            return line;
        }
        String utf8 = Mojibake.asUtf8(line);
        if (utf8 != null && (isProper(utf8, script) || (mayGoOn && Mojibake.damaged(utf8) > 0))) {
            return utf8;
        }
        String korean = script == UnicodeScript.HANGUL ? Mojibake.asKorean(line) : null;
        return korean != null && isProper(korean, script) ? korean : line;
    }

    private static boolean isProper(String text, UnicodeScript script) {
        return text.codePoints().filter(c -> c >= 0x80).allMatch(c -> {
            UnicodeScript found = UnicodeScript.of(c);
            return (found == script || found == UnicodeScript.COMMON) && !Character.isISOControl(c) && c != 0xFFFD;
        });
    }

    private static boolean hasUpperControls(String text) {
        return text.chars().anyMatch(c -> c >= 0x80 && c < 0xA0);
    }
}
