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
        long bytes = text.length();
        int characters = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes += c < 0x800 ? 1 : 2;
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    // One unit counted as three bytes, the other as one: the four bytes of a pair, which is one
                    // character.
                    i++;
                    characters--;
                }
            }
        }
        return new TextSize(bytes, characters);
    }
}
