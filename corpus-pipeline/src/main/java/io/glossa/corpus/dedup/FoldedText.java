package io.glossa.corpus.dedup;

/** Text as duplicates are looked for in it. */
final class FoldedText {
    /** The last space there is, which is as wide as a Chinese character, has the number before. */
    private static final int BEYOND_SPACES = 0x3001;

    private static final boolean[] SPACES = spaces();

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
        return c < SPACES.length && SPACES[c];
    }

    private static boolean[] spaces() {
        boolean[] spaces = new boolean[BEYOND_SPACES];
        for (int c = 0; c < spaces.length; c++) {
            spaces[c] = c <= ' ' || (c >= 0x80 && Character.isSpaceChar(c));
        }
        return spaces;
    }
}
