package io.glossa.corpus.normalise;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * A character set of one byte a character, read backwards: from what was shown to the byte that was there.
 *
 * <p>Bytes that the set does not define count as the control characters of the same number, as browsers show them; so does
 * every control character of Latin-1, so that one table serves ISO 8859 and Windows sets.
 */
final class SingleBytes {
    static final SingleBytes WINDOWS_1252 = new SingleBytes("windows-1252");
    static final SingleBytes WINDOWS_1253 = new SingleBytes("windows-1253");
    static final SingleBytes ISO_8859_7 = new SingleBytes("ISO-8859-7");

    private final byte[] bytes = new byte[Character.MAX_VALUE + 1];
    private final boolean[] known = new boolean[Character.MAX_VALUE + 1];

    private SingleBytes(String name) {
        Charset charset = Charset.forName(name);
        for (int b = 0; b < 0xA0; b++) {
            set((char) b, b);
        }
        for (int b = 0x80; b < 0x100; b++) {
            char shown = new String(new byte[] {(byte) b}, charset).charAt(0);
            set(shown == '\uFFFD' ? (char) b : shown, b);
        }
    }

    private void set(char shown, int b) {
        bytes[shown] = (byte) b;
        known[shown] = true;
    }

    /** The byte behind a character; -1 when the set has no such character. */
    int byteOf(char c) {
        return known[c] ? bytes[c] & 0xFF : -1;
    }

    /** What the bytes behind a text spell in another character set; null when they do not. */
    String decodedAs(String text, Charset charset) {
        byte[] found = new byte[text.length()];
        for (int i = 0; i < found.length; i++) {
            char c = text.charAt(i);
            if (!known[c]) {
                return null;
            }
            found[i] = bytes[c];
        }
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(found)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
