package io.glossa.corpus.normalise;

import com.ibm.icu.text.UnicodeSet;
import io.glossa.corpus.language.LanguageProfile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Writes the characters that HTML entities stand for: {@code &eacute;}, {@code &#54620;}, {@code &#x1EB9;}; entities that were
 * escaped again ({@code &amp;eacute;}) too.
 *
 * <p>Only entities that end in a semicolon count: {@code AT&T} and {@code R&notes} are none. A line with a {@code <} is left alone, as
 * ftfy does: where markup survived, {@code &lt;} is part of it.
 */
public final class HtmlEntities implements Normaliser {
    /** The longest name of HTML, CounterClockwiseContourIntegral, has 31 letters. */
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

    private static final UnicodeSet TRIGGERS = new UnicodeSet('&', '&').freeze();

    @Override
    public String name() {
        return "html-entities";
    }

    @Override
    public UnicodeSet triggers() {
        return TRIGGERS;
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        if (text.indexOf('&') < 0 || !ENTITY.matcher(text).find()) {
            return Normalised.unchanged(text);
        }
        StringBuilder out = new StringBuilder(text.length());
        int changes = 0;
        for (int start = 0; start <= text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            String line = text.substring(start, end);
            for (String once = decoded(line); !once.equals(line); once = decoded(line)) {
                changes += line.length() - once.length();
                line = once;
            }
            out.append(line).append(feed < 0 ? "" : "\n");
            start = end + 1;
        }
        return changes == 0 ? Normalised.unchanged(text) : new Normalised(out.toString(), changes);
    }

    private static String decoded(String line) {
        if (line.indexOf('&') < 0 || line.indexOf('<') >= 0) {
            return line;
        }
        return ENTITY.matcher(line)
                .replaceAll(entity -> Matcher.quoteReplacement(Parser.unescapeEntities(entity.group(), false)));
    }
}
