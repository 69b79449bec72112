package io.glossa.corpus.redact;

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
    public List<Span> find(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher four = null;
        Matcher six = null;
        for (int i = 0; i + LEAST_DIGITS < text.length(); i++) {
            char c = text.charAt(i);
            boolean begins = c >= '0' && c <= '9' && (i == 0 || !isAlphanumeric(text.charAt(i - 1)));
            if (!begins) {
                continue;
            }
            four = four == null ? V4.matcher(text).useTransparentBounds(true) : four;
            six = six == null ? V6.matcher(text).useTransparentBounds(true) : six;
            int end = -1;
            if (four.region(i, text.length()).lookingAt()) {
                end = isPublicV4(four) ? four.end() : -1;
            } else if ((c == '2' || c == '3') && six.region(i, text.length()).lookingAt()) {
                end = isPublicV6(six.group()) ? six.end() : -1;
            }
            if (end > 0) {
                spans.add(new Span(i, end));
                i = end - 1;
            }
        }
        return spans;
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
