package io.glossa.vocab.bytelevel;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pre-tokenizer expressions of GPT-2, Llama 3 and Qwen run by hand, cut for cut as a regular expression cuts, several times
 * as fast. Each alternative of the expression is a step of {@link #end}, in the same order.
 */
final class PreTokenScanner {
    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte NUMBER = 2;
    private static final byte SPACE = 3;
    private static final byte MARK = 4;

    /** Kinds of the characters of the basic plane where marks are no letters, and where they go with them. */
    private static final byte[] PLAIN = kinds(OTHER);

    private static final byte[] MARKED = kinds(LETTER);

    private static final Map<String, PreTokenScanner> KNOWN = known();

    private final byte[] kinds;
    /** Digits of a pre-token; 0 for a run of any length with the space before it. */
    private final int digits;

    private PreTokenScanner(byte[] kinds, int digits) {
        this.kinds = kinds;
        this.digits = digits;
    }

    /** The scanner of an expression, if it is a known one. */
    static Optional<PreTokenScanner> of(String expression) {
        return Optional.ofNullable(KNOWN.get(expression));
    }

    /** Where the pre-token that begins at {@code start} ends. */
    int end(char[] text, int start, int length) {
        char c = text[start];
        if (c == '\'') {
            int behind = contraction(text, start, length);
            if (behind > start) {
                return behind;
            }
        }
        byte kind = kind(text, start, length);
        int next = start + width(text, start, length);
        if (kind == LETTER) {
            return run(LETTER, text, next, length);
        }
        byte following = next < length ? kind(text, next, length) : SPACE;
        boolean takesLetters = digits == 0 ? c == ' ' : kind != NUMBER && c != '\r' && c != '\n';
        if (takesLetters && following == LETTER) {
            return run(LETTER, text, next, length);
        }
        if (digits == 0 && (kind == NUMBER || (c == ' ' && following == NUMBER))) {
            return run(NUMBER, text, next, length);
        }
        if (kind == NUMBER) {
            return numbers(text, start, length);
        }
        if (kind == OTHER || (c == ' ' && following == OTHER)) {
            int end = run(OTHER, text, next, length);
            return digits == 0 ? end : lineEnds(text, end, length);
        }
        return whiteSpace(text, start, length);
    }

    /** {@code 's|'t|'re|'ve|'m|'ll|'d}; but for GPT-2 in any case, and the long s is an s. */
    private int contraction(char[] text, int start, int length) {
        char first = start + 1 < length ? lower(text[start + 1]) : ' ';
        char second = start + 2 < length ? lower(text[start + 2]) : ' ';
        if (first == 's' || first == 't' || first == 'm' || first == 'd') {
            return start + 2;
        }
        boolean two =
                (first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l');
        return two ? start + 3 : start;
    }

    private char lower(char c) {
        if (digits == 0) {
            return c;
        }
        return c == '\u017F' ? 's' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    private int numbers(char[] text, int start, int length) {
        int end = start;
        for (int n = 0; n < digits && end < length && kind(text, end, length) == NUMBER; n++) {
            end += width(text, end, length);
        }
        return end;
    }

    private static int lineEnds(char[] text, int start, int length) {
        int end = start;
        while (end < length && (text[end] == '\r' || text[end] == '\n')) {
            end++;
        }
        return end;
    }

    /** Up to the last line end of the run; else all of it but the last space before a word, which the word takes. */
    private int whiteSpace(char[] text, int start, int length) {
        int end = start;
        int lines = start;
        while (end < length && kinds[text[end]] == SPACE) {
            lines = text[end] == '\r' || text[end] == '\n' ? end + 1 : lines;
            end++;
        }
        if (digits != 0 && lines > start) {
            return lines;
        }
        return end == length || end - start == 1 ? end : end - 1;
    }

    private int run(byte kind, char[] text, int start, int length) {
        int end = start;
        while (end < length) {
            char c = text[end];
            if (Character.isSurrogate(c)) {
                if (kind(text, end, length) != kind) {
                    break;
                }
                end += width(text, end, length);
            } else if (kinds[c] == kind) {
                end++;
            } else {
                break;
            }
        }
        return end;
    }

    private byte kind(char[] text, int at, int length) {
        char c = text[at];
        if (width(text, at, length) == 1) {
            return kinds[c];
        }
        byte kind = kind(Character.toCodePoint(c, text[at + 1]));
        return kind == MARK ? (kinds == MARKED ? LETTER : OTHER) : kind;
    }

    private static int width(char[] text, int at, int length) {
        return Character.isHighSurrogate(text[at]) && at + 1 < length && Character.isLowSurrogate(text[at + 1]) ? 2 : 1;
    }

    private static byte kind(int point) {
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER -> LETTER;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> NUMBER;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
            default -> OTHER;
        };
    }

    private static byte[] kinds(byte marks) {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < kinds.length; c++) {
            byte kind = kind(c);
            kinds[c] = kind == MARK ? marks : kind;
        }
        // The Unicode property White_Space.
        Arrays.fill(kinds, 9, 14, SPACE);
        for (char c : " \u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000".toCharArray()) {
            kinds[c] = SPACE;
        }
        Arrays.fill(kinds, 0x2000, 0x200B, SPACE);
        return kinds;
    }

    private static Map<String, PreTokenScanner> known() {
        Map<String, PreTokenScanner> known = new TreeMap<>();
        Map.of(PreTokenizer.GPT2, 0, PreTokenizer.LLAMA3, 3, PreTokenizer.QWEN, 1)
                .forEach((expression, digits) -> {
                    known.put(expression, new PreTokenScanner(PLAIN, digits));
                    known.put(PreTokenizer.withMarks(expression), new PreTokenScanner(MARKED, digits));
                });
        return known;
    }
}
