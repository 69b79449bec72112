package io.glossa.corpus.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers: Korean mobile and landline numbers, international numbers with a plus sign, and North American ones.
 *
 * <p>A number stands alone: no letter, digit or joining sign touches it. All but Korean mobile numbers need separators,
 * since a bare row of digits may be anything. Left out on purpose are Korean business numbers of eight digits (1588-1234): they
 * are nobody's own and look like spans of years.
 *
 * <p>Source: Korean numbering plan (area codes 02 to 064, 070, 050x; mobile 010 to 019); ITU-T E.164 (at most 15 digits);
 * NANP (area code and exchange begin with 2 to 9).
 */
public final class PhoneNumbers implements Redactor {
    private static final int LEAST_DIGITS = 8;
    private static final int MOST_DIGITS = 15;

    private static final Pattern NUMBER = Pattern.compile(String.join(
            "|",
            // 010-1234-5678, 010 1234 5678, 01012345678
            "01[016789][-. ]?\\d{3,4}[-. ]?\\d{4}",
            // 02-123-4567, (031) 1234-5678, 070-1234-5678
            "(?:0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|50\\d)[-. ]|\\(0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|50\\d)\\) ?)"
                    + "\\d{3,4}[- ]\\d{4}",
            // +82-10-1234-5678, +44 20 7946 0958
            "\\+[1-9]\\d{0,2}[-. ]?(?:\\(\\d{1,4}\\)[-. ]?)?\\d{1,4}(?:[-. ]?\\d{2,4}){1,4}",
            // 82-10-1234-5678
            "82-1[016789]-\\d{3,4}-\\d{4}",
            // (202) 456-1111, 202-456-1111
            "(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}-)[2-9]\\d{2}-\\d{4}"));

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public String placeholder() {
        return "[phone]";
    }

    @Override
    public List<Span> find(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher number = null;
        for (int i = 0; i < text.length(); i++) {
            if (!mayBegin(text, i)) {
                continue;
            }
            number = number == null ? NUMBER.matcher(text) : number;
            number.region(i, text.length());
            if (number.lookingAt() && isNumber(text, i, number.end())) {
                spans.add(new Span(i, number.end()));
                i = number.end() - 1;
            } else if (isDigit(text.charAt(i))) {
                i = digitsEnd(text, i) - 1;
            }
        }
        return spans;
    }

    private static boolean mayBegin(String text, int i) {
        char c = text.charAt(i);
        boolean opens = isDigit(c) || c == '+' || c == '(';
        if (!opens || i + LEAST_DIGITS > text.length()) {
            return false;
        }
        boolean digitFollows = isDigit(text.charAt(i + 1));
        return (isDigit(c) || digitFollows) && (i == 0 || !touches(text.charAt(i - 1)));
    }

    private static boolean isNumber(String text, int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= LEAST_DIGITS && digits <= MOST_DIGITS && !continues(text, end);
    }

    /** Whether what follows shows that the digits were part of something longer. */
    private static boolean continues(String text, int end) {
        if (end == text.length()) {
            return false;
        }
        char c = text.charAt(end);
        boolean joins = c == '-' || c == '.' || c == '/' || c == ':' || c == ',';
        return isLatinOrDigit(c) || (joins && end + 1 < text.length() && isLatinOrDigit(text.charAt(end + 1)));
    }

    private static boolean touches(char before) {
        return isLatinOrDigit(before) || "-./,=#&+%$".indexOf(before) >= 0;
    }

    private static int digitsEnd(String text, int i) {
        int end = i + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLatinOrDigit(char c) {
        return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
