package io.glossa.corpus.dedup;

/** Text as duplicates are looked for in it. */
final class FoldedText {
    /** The last space there is, which is as wide as a Chinese character, has the number before. */
    private static final int BEYOND_SPACES = 0x3001;

    /** 1 for white space and control characters, by number. */
    private static final byte[] SPACES = table();

    private FoldedText() {}

    /** Runs of white space become one space, none at the ends, in place; returns how many characters are left. */
    static int spaces(char[] text) {
        int length = 0;
        // A space at the beginning counts as one that follows another.
        int before = 1;
        for (char c : text) {
            // Without a branch: words are too short for a processor to foresee their ends.
            int space = SPACES[c];
            text[length] = (char) (c + ((' ' - c) & -space));
            length += 1 - (space & before);
            before = space;
        }
        return length > 0 ? length - before : 0;
    }

    /** White space and control characters. */
    static boolean isSpace(int c) {
        return c < BEYOND_SPACES && SPACES[c] != 0;
    }

    private static byte[] table() {
        byte[] spaces = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < BEYOND_SPACES; c++) {
            spaces[c] = (byte) (c <= ' ' || (c >= 0x80 && Character.isSpaceChar(c)) ? 1 : 0);
        }
        return spaces;
    }
}
