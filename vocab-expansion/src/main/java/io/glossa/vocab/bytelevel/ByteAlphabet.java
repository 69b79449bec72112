package io.glossa.vocab.bytelevel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One printable character for each byte, so that bytes can be spelled in JSON: printable Latin-1 stands for itself, the
 * other 68 bytes for U+0100 onwards in byte order.
 *
 * <p><b>Source.</b> {@code bytes_to_unicode} of openai/gpt-2, {@code encoder.py}.
 */
public final class ByteAlphabet {
    /** How a space is spelled. */
    public static final char SPACE = 'Ġ';

    private static final int BYTES = 256;
    private static final char[] LETTERS = new char[BYTES];
    private static final short[] VALUES = new short[0x200];

    static {
        Arrays.fill(VALUES, (short) -1);
        char next = 0x100;
        for (int value = 0; value < BYTES; value++) {
            boolean printable = (value >= '!' && value <= '~')
                    || (value >= 0xA1 && value <= 0xAC)
                    || (value >= 0xAE && value <= 0xFF);
            LETTERS[value] = printable ? (char) value : next++;
            VALUES[LETTERS[value]] = (short) value;
        }
    }

    private ByteAlphabet() {}

    /** The letter of a byte. */
    public static char letter(int value) {
        return LETTERS[value & 0xFF];
    }

    /** The letters of all 256 bytes, in byte order. */
    static char[] letters() {
        return LETTERS.clone();
    }

    /** The spelling of a text's UTF-8 bytes. */
    public static String spell(String text) {
        return spell(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The spelling of bytes. */
    public static String spell(byte[] bytes) {
        char[] letters = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            letters[i] = LETTERS[bytes[i] & 0xFF];
        }
        return new String(letters);
    }

    /** The bytes of a spelling; empty when a character is no letter of the alphabet. */
    public static Optional<byte[]> bytes(String spelling) {
        byte[] bytes = new byte[spelling.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = spelling.charAt(i);
            if (c >= VALUES.length || VALUES[c] < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) VALUES[c];
        }
        return Optional.of(bytes);
    }

    /** The text of a spelling; bytes that are no UTF-8 become U+FFFD. */
    public static String text(String spelling) {
        return bytes(spelling)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(spelling);
    }
}
