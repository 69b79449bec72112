package io.glossa.vocab.expansion;

import java.nio.charset.StandardCharsets;

/**
 * Whether bytes may become a token for a script: after one space or none only whole characters of it, or the beginning of
 * one character alone, all of whose completions belong to it.
 *
 * <p>So a text without the script never holds such a token, as with whole characters; and no token begins inside a character
 * or ends inside a second one.
 */
final class ScriptBytes {
    private ScriptBytes() {}

    static boolean admits(TargetScript script, byte[] bytes) {
        int start = bytes.length > 0 && bytes[0] == ' ' ? 1 : 0;
        if (start == bytes.length) {
            return false;
        }
        int length = length(bytes[start]);
        if (length == 0) {
            return false;
        }
        if (bytes.length - start < length) {
            return isBeginning(script, bytes, start, length);
        }
        String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        return text.codePoints().allMatch(point -> point != 0xFFFD && script.has(point));
    }

    private static boolean isBeginning(TargetScript script, byte[] bytes, int start, int length) {
        int known = bytes.length - start;
        long low = bytes[start] & (0xFF >> (length + 1));
        for (int i = 1; i < known; i++) {
            if ((bytes[start + i] & 0xC0) != 0x80) {
                return false;
            }
            low = low << 6 | (bytes[start + i] & 0x3F);
        }
        int open = 6 * (length - known);
        long high = ((low + 1) << open) - 1;
        boolean any = false;
        for (long point = low << open; point <= Math.min(high, Character.MAX_CODE_POINT); point++) {
            boolean exists = Character.isDefined((int) point)
                    && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
            if (exists && !script.has((int) point)) {
                return false;
            }
            any |= exists;
        }
        return any;
    }

    /** Bytes of the character that a lead byte begins, 0 for a byte that begins none. */
    private static int length(byte lead) {
        int value = lead & 0xFF;
        return value < 0x80 ? 1 : value < 0xC2 ? 0 : value < 0xE0 ? 2 : value < 0xF0 ? 3 : value < 0xF5 ? 4 : 0;
    }
}
