package io.glossa.corpus.redact;

import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * E-mail addresses: the common form of RFC 5321, without quoted local parts and address literals.
 *
 * <p>The last label of the domain is two to 24 letters; a domain that begins with a number has just one label more
 * ({@code 163.com}), so that {@code package@1.0.0-beta.rc} is none.
 */
public final class EmailAddresses implements Redactor {
    /** RFC 5321 allows a local part of 64 characters. */
    private static final int MAX_LOCAL = 64;

    private static final UnicodeSet SIGN = new UnicodeSet('@', '@').freeze();

    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[0-9]+\\.|(?=[0-9-]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9-]{0,62}\\.(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\\.){0,5})"
                    + "[A-Za-z]{2,24}(?![A-Za-z0-9])");

    @Override
    public String name() {
        return "email";
    }

    @Override
    public String placeholder() {
        return "[email]";
    }

    @Override
    public UnicodeSet triggers() {
        return SIGN;
    }

    @Override
    public List<Span> find(SearchedText searched) {
        String text = searched.text();
        List<Span> spans = new ArrayList<>();
        Matcher domain = null;
        int from = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > from && at - start < MAX_LOCAL && isLocal(text.charAt(start - 1))) {
                start--;
            }
            while (start < at && text.charAt(start) == '.') {
                start++;
            }
            if (start == at || text.charAt(at - 1) == '.') {
                continue;
            }
            domain = domain == null ? DOMAIN.matcher(text) : domain;
            domain.region(at + 1, text.length()).useTransparentBounds(true);
            if (domain.lookingAt()) {
                spans.add(new Span(start, domain.end()));
                from = domain.end();
            }
        }
        return spans;
    }

    private static boolean isLocal(char c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || "._%+-".indexOf(c) >= 0;
    }
}
