package io.glossa.corpus.redact;

import com.ibm.icu.text.UnicodeSet;
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
    /** What may stand between the digits of a number. */
    private static final String SIGNS = " -–.()";

    /** Of the shortest number there is, a Kenyan's. */
    private static final int LEAST_DIGITS = 7;

    private static final String STANDS_ALONE = "(?![0-9A-Za-z_]|[-./:,][0-9A-Za-z_])";

    private final String name;
    private final String openings;
    private final Pattern form;

    /**
     * A kind of number.
     *
     * @param name of the kind; the placeholder is the same in brackets
     * @param openings signs of ASCII before the digits that may begin it before a digit, such as {@code +}
     * @param form regular expression of the whole number: at least {@value #LEAST_DIGITS} digits, and of other signs only
     *     those of {@value #SIGNS} behind the first of them
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
    public final UnicodeSet triggers() {
        return SearchedText.DIGITS;
    }

    @Override
    public final List<Span> find(SearchedText searched) {
        String text = searched.text();
        List<Span> spans = new ArrayList<>();
        Matcher number = null;
        int end = 0;
        for (int digits : searched.numbers()) {
            // The sign that opens a number is tried first, then the number without it.
            for (int i = Math.max(end, digits - 1); i <= digits; i++) {
                if (i < end || !mayBegin(text, i, digits)) {
                    continue;
                }
                number = number == null ? form.matcher(text) : number;
                number.region(i, text.length());
                Place place = number.lookingAt() ? new Place(text, i, number.end()) : null;
                if (place != null && accepts(digits(place.written()), place)) {
                    spans.add(new Span(i, place.end()));
                    end = place.end();
                }
            }
        }
        return spans;
    }

    private boolean mayBegin(String text, int i, int digits) {
        boolean opens = i == digits || openings.indexOf(text.charAt(i)) >= 0;
        return opens && (i == 0 || !touches(text.charAt(i - 1))) && hasDigits(text, digits);
    }

    /** Whether as many digits stand together, but for the signs that part them, as the shortest kind of number has. */
    private static boolean hasDigits(String text, int from) {
        int digits = 0;
        for (int i = from; i < text.length() && digits < LEAST_DIGITS; i++) {
            char c = text.charAt(i);
            if (SearchedText.isDigit(c)) {
                digits++;
            } else if (SIGNS.indexOf(c) < 0) {
                return false;
            }
        }
        return digits == LEAST_DIGITS;
    }

    private static boolean touches(char before) {
        boolean latinOrDigit = before == '_' || (before < 0x80 && Character.isLetterOrDigit(before));
        return latinOrDigit || JOINS_BEFORE.indexOf(before) >= 0;
    }

    private static String digits(String written) {
        StringBuilder digits = new StringBuilder(written.length());
        written.chars().filter(c -> SearchedText.isDigit((char) c)).forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
