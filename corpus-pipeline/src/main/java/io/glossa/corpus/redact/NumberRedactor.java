package io.glossa.corpus.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers of a form that stand alone, and keeps those that a check accepts.
 *
 * <p>Alone means that no letter, digit or joining sign touches them: a part of a longer number, an address, a version or a price
 * is none.
 *
 * <p><b>Cost.</b> The form is tried only where digits begin.
 */
abstract class NumberRedactor implements Redactor {
    private static final String JOINS_BEFORE = "-./,=#&+%$";
    private static final String STANDS_ALONE = "(?![0-9A-Za-z_]|[-./:,][0-9A-Za-z_])";

    private final String name;
    private final String openings;
    private final Pattern form;

    /**
     * A kind of number.
     *
     * @param name of the kind; the placeholder is the same in brackets
     * @param openings signs of ASCII before the digits that may begin it before a digit, such as {@code +}
     * @param form regular expression of the whole number
     */
    NumberRedactor(String name, String openings, String form) {
        this.name = name;
        this.openings = openings;
        this.form = Pattern.compile("(?:" + form + ")" + STANDS_ALONE);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String placeholder() {
        return "[" + name + "]";
    }

    /** Whether digits in the right form are such a number. */
    abstract boolean accepts(String digits, Place place);

    /**
     * Where a number stands.
     *
     * @param text that holds it
     * @param start of it
     * @param end after it
     */
    record Place(String text, int start, int end) {
        /** The number as it is written. */
        String written() {
            return text.substring(start, end);
        }
    }

    @Override
    public final List<Span> find(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher number = null;
        for (int i = 0; i < text.length(); i++) {
            if (!mayBegin(text, i)) {
                continue;
            }
            number = number == null ? form.matcher(text) : number;
            number.region(i, text.length());
            Place place = number.lookingAt() ? new Place(text, i, number.end()) : null;
            if (place != null && accepts(digits(place.written()), place)) {
                spans.add(new Span(i, place.end()));
                i = place.end() - 1;
            } else if (isDigit(text.charAt(i))) {
                i = digitsEnd(text, i) - 1;
            }
        }
        return spans;
    }

    private boolean mayBegin(String text, int i) {
        char c = text.charAt(i);
        // Letters are most of a text: none opens a number.
        if (c > '9') {
            return false;
        }
        boolean opens =
                isDigit(c) || (openings.indexOf(c) >= 0 && i + 1 < text.length() && isDigit(text.charAt(i + 1)));
        return opens && (i == 0 || !touches(text.charAt(i - 1)));
    }

    private static boolean touches(char before) {
        boolean latinOrDigit = before == '_' || (before < 0x80 && Character.isLetterOrDigit(before));
        return latinOrDigit || JOINS_BEFORE.indexOf(before) >= 0;
    }

    private static String digits(String written) {
        StringBuilder digits = new StringBuilder(written.length());
        written.chars().filter(c -> isDigit((char) c)).forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static int digitsEnd(String text, int i) {
        int end = i + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
