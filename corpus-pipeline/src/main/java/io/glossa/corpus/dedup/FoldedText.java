package io.glossa.corpus.dedup;

/** Text as duplicates are looked for in it. */
final class FoldedText {
    private FoldedText() {}

    /** Runs of white space become one space, none at the ends, in place; returns how many characters are left. */
    static int spaces(char[] text) {
        int length = 0;
        boolean pending = false;
        for (char c : text) {
            if (isSpace(c)) {
                pending = length > 0;
            } else {
                if (pending) {
                    text[length++] = ' ';
                    pending = false;
                }
                text[length++] = c;
            }
        }
        return length;
    }

    /** White space and control characters. */
    static boolean isSpace(int c) {
        return c <= ' ' || (c >= 0x80 && c < 0xAC00 && Character.isSpaceChar(c));
    }
}
