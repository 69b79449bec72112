package io.glossa.vocab.training;

import java.lang.Character.UnicodeScript;

/**
 * Which spellings may become pieces.
 *
 * <p><b>Source.</b> {@code TrainerInterface::IsValidSentencePiece} of google/sentencepiece: no control characters that the
 * format reserves, {@code ▁} in front only, one script (Hiragana and Katakana count as Han, marks as the letter before).
 */
final class PieceRules {
    /** Stands for a character without a piece in SentencePiece's training; never part of one. */
    static final int RESERVED = 0x2585;

    private static final int SPACE = 0x2581;
    private static final int PROLONGED_SOUND = 0x30FC;

    private final TrainerSettings settings;

    PieceRules(TrainerSettings settings) {
        this.settings = settings;
    }

    boolean admits(String spelling) {
        int[] points = spelling.codePoints().toArray();
        if (points.length > settings.maximumPieceCharacters()) {
            return false;
        }
        UnicodeScript previous = null;
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (point == RESERVED || point == 0 || point == '\t' || point == ' ' || (point == SPACE && i > 0)) {
                return false;
            }
            if (point == SPACE) {
                continue;
            }
            boolean digit = point >= '0' && point <= '9';
            if (digit && settings.splitDigits() && points.length > 1) {
                return false;
            }
            UnicodeScript script = digit && !settings.splitByNumber() ? null : script(point, previous);
            if (settings.splitByUnicodeScript() && script != null && previous != null && script != previous) {
                return false;
            }
            previous = script;
        }
        return true;
    }

    private static UnicodeScript script(int point, UnicodeScript previous) {
        UnicodeScript script = UnicodeScript.of(point);
        return switch (script) {
            case HIRAGANA, KATAKANA -> UnicodeScript.HAN;
            case INHERITED -> previous;
            default -> point == PROLONGED_SOUND ? UnicodeScript.HAN : script;
        };
    }
}
