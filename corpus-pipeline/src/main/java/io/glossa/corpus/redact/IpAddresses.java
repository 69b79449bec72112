package io.glossa.corpus.redact;

import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Public addresses of machines, IPv4 and IPv6. Private, local and multicast ones and those set aside for documentation stay: they
 * are nobody's.
 *
 * <p>Four short numbers with full stops are a version more often than an address ({@code 7.4.7.2}); an address of fewer than seven
 * digits, such as {@code 8.8.8.8}, stays.
 *
 * <p><b>Source.</b> RFC 6890 and the IANA registries of special-purpose addresses; RFC 5737, RFC 3849 and RFC 9637
 * (documentation).
 */
public final class IpAddresses implements Redactor {
    private static final int LEAST_DIGITS = 7;

    private static final Pattern V4 =
            Pattern.compile("(?<![\\w.-])(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?![\\w-]|\\.\\d)");

    /** Global unicast addresses begin with 2 or 3; at least three groups, with or without one gap. */
    private static final Pattern V6 = Pattern.compile(
            "(?<![\\w:.])[23][0-9a-fA-F]{3}(?::[0-9a-fA-F]{1,4}){0,7}(?:::(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,5})?)?(?![\\w:])");

    @Override
    public String name() {
        return "ip";
    }

    @Override
    public String placeholder() {
        return "[ip]";
    }

    @Override
    public UnicodeSet triggers() {
        return SearchedText.DIGITS;
    }

    @Override
    public List<Span> find(SearchedText searched) {
        String text = searched.text();
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int i : searched.numbers()) {
            boolean begins =
                    i >= from && i + LEAST_DIGITS < text.length() && (i == 0 || !isAlphanumeric(text.charAt(i - 1)));
            int end = begins ? end(text, i) : -1;
            if (end > 0) {
                spans.add(new Span(i, end));
                from = end;
            }
        }
        return spans;
    }

    /** Where the address that begins with a digit ends; -1 if none does. */
    private static int end(String text, int i) {
        char sign = signBehind(text, i);
        if (sign == '.') {
            Matcher four = V4.matcher(text).useTransparentBounds(true).region(i, text.length());
            if (four.lookingAt()) {
                return isPublicV4(four) ? four.end() : -1;
            }
        }
        if (sign == ':' && (text.charAt(i) == '2' || text.charAt(i) == '3')) {
            Matcher six = V6.matcher(text).useTransparentBounds(true).region(i, text.length());
            return six.lookingAt() && isPublicV6(six.group()) ? six.end() : -1;
        }
        return -1;
    }

    /** What stands behind the digits and letters at a place, of which an address has four at most; 0 if more do. */
    private static char signBehind(String text, int i) {
        int end = i + 1;
        while (end <= i + 4 && end < text.length() && isAlphanumeric(text.charAt(end))) {
            end++;
        }
        return end <= i + 4 && end < text.length() ? text.charAt(end) : 0;
    }

    private static boolean isPublicV4(Matcher address) {
        int[] part = new int[4];
        int digits = 0;
        for (int i = 0; i < 4; i++) {
            String written = address.group(i + 1);
            part[i] = Integer.parseInt(written);
            digits += written.length();
            boolean padded = written.length() > 1 && written.charAt(0) == '0';
            if (part[i] > 255 || padded) {
                return false;
            }
        }
        return digits >= LEAST_DIGITS && !isSpecial(part[0], part[1], part[2]);
    }

    private static boolean isSpecial(int a, int b, int c) {
        boolean privateUse = a == 10 || (a == 172 && b >= 16 && b <= 31) || (a == 192 && b == 168);
        boolean local = a == 0 || a == 127 || (a == 169 && b == 254) || (a == 100 && b >= 64 && b <= 127);
        boolean documentation = (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 198 && (b == 18 || b == 19 || (b == 51 && c == 100)))
                || (a == 203 && b == 0 && c == 113);
        return privateUse || local || documentation || a >= 224;
    }

    private static boolean isPublicV6(String address) {
        int gap = address.indexOf("::");
        int groups = address.split(":+").length;
        boolean whole = gap < 0 ? groups == 8 : groups >= 2 && groups < 8;
        String lower = address.toLowerCase(Locale.ROOT);
        boolean documentation = lower.matches("2001:0?db8:.*") || lower.startsWith("3fff:");
        return whole && !documentation;
    }

    private static boolean isAlphanumeric(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
