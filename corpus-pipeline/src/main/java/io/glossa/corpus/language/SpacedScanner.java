package io.glossa.corpus.language;

/**
 * Finds the words of text in which spaces part them, in one pass over the characters.
 *
 * <p>A word is a run of letters, digits and marks that begins with a letter or digit. Between two letters an apostrophe belongs to
 * it ({@code ng'ombe}), between two digits a full stop or comma ({@code 1,000}). A language may add signs that join its
 * words inside and signs that begin one.
 *
 * <p>It differs from the Unicode rules (UAX 29) where these serve no language here: a full stop or colon between letters parts
 * words, since it is a forgotten space more often than a host name, and an emoji is no word.
 *
 * <p><b>Determinism.</b> Stateless after construction; thread-safe.
 *
 * <p><b>Cost.</b> One table look-up a character.
 */
final class SpacedScanner implements WordAnalyser.Scanner {
    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte MARK = 3;
    private static final byte[] KINDS = kinds();

    private final String joiners;
    private final Opening opening;

    /** Whether a sign that is no letter begins a word at a place. */
    @FunctionalInterface
    interface Opening {
        /** Asked where a sign stands behind no word. */
        boolean opens(String text, int at);
    }

    SpacedScanner() {
        this("", (text, at) -> false);
    }

    /**
     * A scanner for a language.
     *
     * @param joiners signs that stand inside words, between a letter and a letter or digit
     * @param opening signs at the head of words
     */
    SpacedScanner(String joiners, Opening opening) {
        this.joiners = joiners;
        this.opening = opening;
    }

    @Override
    public void scan(String text, WordAnalyser.Sink sink) {
        int length = text.length();
        for (int i = 0; i < length; ) {
            byte kind = kind(text, i);
            if (kind == LETTER || kind == DIGIT) {
                int end = end(text, i);
                sink.word(i, end);
                i = end;
            } else if (kind == OTHER && opening.opens(text, i)) {
                int end = end(text, i + 1);
                sink.word(i, end);
                i = end;
            } else {
                i++;
            }
        }
    }

    /** Where the word ends whose letters begin at a place. */
    private int end(String text, int start) {
        byte last = OTHER;
        int i = start;
        while (i < text.length()) {
            byte kind = kind(text, i);
            if (kind == OTHER) {
                if (i + 1 == text.length() || !joins(last, text.charAt(i), kind(text, i + 1))) {
                    return i;
                }
            } else if (kind != MARK) {
                last = kind;
            }
            i++;
        }
        return i;
    }

    private boolean joins(byte before, char sign, byte after) {
        if (before == DIGIT && after == DIGIT) {
            return sign == '.' || sign == ',';
        }
        boolean letters = before == LETTER && after == LETTER;
        if (letters && (sign == '\'' || sign == '’' || sign == '‘')) {
            return true;
        }
        return (letters || (before == LETTER && after == DIGIT)) && joiners.indexOf(sign) >= 0;
    }

    private static byte kind(String text, int i) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return KINDS[c];
        }
        // Both halves of a letter beyond the basic plane are letters, so that it is never cut.
        int at = Character.isLowSurrogate(c) && i > 0 ? i - 1 : i;
        int codePoint = text.codePointAt(at);
        return Character.isSupplementaryCodePoint(codePoint) && Character.isLetter(codePoint) ? LETTER : OTHER;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = switch (Character.getType(c)) {
                case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
                default -> Character.isDigit(c) ? DIGIT : Character.isLetter(c) || c == '_' ? LETTER : OTHER;
            };
        }
        return kinds;
    }
}
