package io.glossa.corpus.redact;

import com.ibm.icu.text.UnicodeSet;
import java.util.Arrays;

/**
 * A text that several redactors look through, and where its numbers begin, which is found once for all of them.
 *
 * <p>One thread at a time.
 */
public final class SearchedText {
    static final UnicodeSet DIGITS = new UnicodeSet('0', '9').freeze();

    private final String text;
    private int[] numbers;

    /** A text that nobody has looked through yet. */
    public SearchedText(String text) {
        this.text = text;
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** Where rows of ASCII digits begin, rising. */
    int[] numbers() {
        if (numbers == null) {
            numbers = found();
        }
        return numbers;
    }

    private int[] found() {
        int[] found = new int[16];
        int count = 0;
        int length = text.length();
        boolean inside = false;
        for (int i = 0; i < length; i++) {
            boolean digit = isDigit(text.charAt(i));
            if (digit && !inside) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = i;
            }
            inside = digit;
        }
        return Arrays.copyOf(found, count);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
