package io.glossa.corpus.dedup;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import net.openhft.hashing.LongHashFunction;

/**
 * The name of a web page: addresses that lead to the same page have equal keys.
 *
 * <p>Left out are the scheme, {@code www.}, default ports, user names, the fragment, a slash at the path's end, and
 * parameters that only tell who sent the reader; letters of the host are folded to lower case (international names to their
 * ASCII form), percent signs that stand for plain letters are decoded, the others written in upper case, dot segments
 * resolved, parameters sorted. What stands in the path keeps its letter case: servers tell it apart.
 *
 * <p><b>Errors.</b> With 10^8 pages the chance of any false pair is about 3 in 10,000.
 *
 * <p><b>Source.</b> RFC 3986, section 6.2 (normalisation); the list of parameters is that of common web analytics.
 */
public final class UrlKey {
    /** The key of a document without a usable address: never equal to that of a page. */
    public static final long NONE = 0;

    private static final LongHashFunction HASH = LongHashFunction.xx3();
    private static final Set<String> TRACKING = Set.of(
            "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga",
            "_gl");

    private UrlKey() {}

    /** The key of an address; {@link #NONE} for one that names no page. */
    public static long of(String url) {
        String page = page(url);
        if (page.isEmpty()) {
            return NONE;
        }
        long key = HASH.hashChars(page);
        return key == NONE ? 1 : key;
    }

    /** The page that an address leads to, as {@code host/path?parameters}; empty for one that names none. */
    static String page(String url) {
        String rest = url.strip();
        int scheme = rest.indexOf("://");
        if (scheme > 0 && rest.substring(0, scheme).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
            rest = rest.substring(scheme + 3);
        } else if (rest.startsWith("//")) {
            rest = rest.substring(2);
        } else {
            return "";
        }
        int fragment = rest.indexOf('#');
        rest = fragment < 0 ? rest : rest.substring(0, fragment);
        int end = 0;
        while (end < rest.length() && "/?\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = host(rest.substring(0, end));
        if (host.isEmpty()) {
            return "";
        }
        String tail = rest.substring(end);
        int question = tail.indexOf('?');
        String path = path(percent(question < 0 ? tail : tail.substring(0, question)));
        String query = question < 0 ? "" : query(percent(tail.substring(question + 1)));
        return host + path + (query.isEmpty() ? "" : "?" + query);
    }

    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        host = host.replaceFirst(":(80|443)?$", "").replaceFirst("^www\\.", "").replaceFirst("\\.(?=:|$)", "");
        if (host.indexOf('.') <= 0 && !host.startsWith("[") && !host.startsWith("localhost")) {
            return "";
        }
        try {
            return host.chars().anyMatch(c -> c >= 0x80) ? IDN.toASCII(host) : host;
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    private static String path(String path) {
        String[] segments = path.replace('\\', '/').split("/", -1);
        String[] kept = new String[segments.length];
        int count = 0;
        for (String segment : segments) {
            if (segment.equals("..")) {
                count = Math.max(0, count - 1);
            } else if (!segment.equals(".") && !segment.isEmpty()) {
                kept[count++] = segment;
            }
        }
        return count == 0 ? "" : "/" + String.join("/", Arrays.copyOf(kept, count));
    }

    private static String query(String query) {
        return String.join(
                "&",
                Arrays.stream(query.split("&"))
                        .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                        .sorted()
                        .toList());
    }

    private static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || TRACKING.contains(name);
    }

    /** Decodes what needs no percent sign; writes the digits of the others in upper case. */
    private static String percent(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low < 0) {
                out.append(c);
                continue;
            }
            char meant = (char) (high << 4 | low);
            boolean plain = meant < 0x80 && (Character.isLetterOrDigit(meant) || "-._~".indexOf(meant) >= 0);
            if (plain) {
                out.append(meant);
            } else {
                out.append('%').append(text.substring(i + 1, i + 3).toUpperCase(Locale.ROOT));
            }
            i += 2;
        }
        return out.toString();
    }
}
