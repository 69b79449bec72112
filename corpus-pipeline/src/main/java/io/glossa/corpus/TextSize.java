package io.glossa.corpus;

/**
 * How much text there is.
 *
 * @param bytes of its UTF-8 form
 * @param characters code points
 */
public record TextSize(long bytes, long characters) {
    private static final int CHUNK = 4096;

    /** Measures a text. An unpaired surrogate counts as the three bytes of the replacement character. */
    public static TextSize of(String text) {
        int length = text.length();
        char[] chunk = new char[Math.min(length, CHUNK)];
        long further = 0;
        int pairs = 0;
        char before = 0;
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            text.getChars(from, from + count, chunk, 0);
            int halves = 0;
            for (int i = 0; i < count; i++) {
                int c = chunk[i];
                // One byte more from U+0080 on, and another from U+0800 on, without a branch.
                further += ((0x7F - c) >>> 31) + ((0x7FF - c) >>> 31);
                halves += (c & 0xF800) == Character.MIN_SURROGATE ? 1 : 0;
            }
            pairs += halves == 0 ? 0 : pairs(chunk, count, before);
            before = chunk[count - 1];
        }
        // The units of a pair counted as three bytes each: it has four, and is one character.
        return new TextSize(length + further - 2L * pairs, length - pairs);
    }

    private static int pairs(char[] chunk, int count, char before) {
        int pairs = 0;
        char last = before;
        for (int i = 0; i < count; i++) {
            pairs += Character.isSurrogatePair(last, chunk[i]) ? 1 : 0;
            last = chunk[i];
        }
        return pairs;
    }
}
