package io.glossa.corpus;

/**
 * How much text there is.
 *
 * @param bytes of its UTF-8 form
 * @param characters code points
 */
public record TextSize(long bytes, long characters) {
    /** Measures a text. An unpaired surrogate counts as the three bytes of the replacement character. */
    public static TextSize of(CharSequence text) {
        long bytes = 0;
        int characters = 0;
        int length = text.length();
        for (int i = 0; i < length; i++, characters++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return new TextSize(bytes, characters);
    }
}
