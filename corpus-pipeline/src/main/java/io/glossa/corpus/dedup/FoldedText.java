package io.glossa.corpus.dedup;

/** Text as duplicates are looked for in it. */
final class FoldedText {
    private FoldedText() {}

    /** Runs of white space become one space; none at the ends. */
    static String spaces(CharSequence text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                pending = folded.length() > 0;
            } else {
                if (pending) {
                    folded.append(' ');
                    pending = false;
                }
                folded.append(c);
            }
        }
        return folded.toString();
    }

    /** White space and control characters. */
    static boolean isSpace(int c) {
        return c <= ' ' || (c >= 0x80 && c < 0xAC00 && Character.isSpaceChar(c));
    }
}
