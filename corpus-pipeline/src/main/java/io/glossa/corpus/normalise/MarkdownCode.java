package io.glossa.corpus.normalise;

import com.ibm.icu.text.UnicodeSet;
import io.glossa.corpus.language.LanguageProfile;

/**
 * Removes fenced code blocks and the front matter of Markdown pages, for sources of documentation whose prose is wanted
 * and whose code would drown it.
 *
 * <p>A fence is a line that begins, after at most three spaces of indentation, or any in a list, with three or more back-ticks or tildes; the block ends
 * at the next line that is such a fence alone, or with the page. Code within a line stays.
 */
public final class MarkdownCode implements Normaliser {
    private static final UnicodeSet TRIGGERS = new UnicodeSet().addAll("`~-").freeze();

    @Override
    public String name() {
        return "markdown-code";
    }

    @Override
    public UnicodeSet triggers() {
        return TRIGGERS;
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        if (!text.contains("```") && !text.contains("~~~") && !text.startsWith("---\n")) {
            return Normalised.unchanged(text);
        }
        StringBuilder out = new StringBuilder(text.length());
        int start = frontMatterEnd(text);
        String open = "";
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed + 1;
            String line = text.substring(start, end).strip();
            if (open.isEmpty()) {
                open = fence(line);
                if (open.isEmpty()) {
                    out.append(text, start, end);
                }
            } else if (line.startsWith(open)
                    && line.replace(open.substring(0, 1), "").isEmpty()) {
                open = "";
            }
            start = end;
        }
        int removed = text.length() - out.length();
        return removed == 0 ? Normalised.unchanged(text) : new Normalised(out.toString(), removed);
    }

    /** The fence that a line opens, or the empty string. */
    private static String fence(String line) {
        if (!line.startsWith("```") && !line.startsWith("~~~")) {
            return "";
        }
        int length = 3;
        while (length < line.length() && line.charAt(length) == line.charAt(0)) {
            length++;
        }
        // "```code```" on one line is code within a line.
        return line.indexOf("```", length) >= 0 ? "" : line.substring(0, length);
    }

    private static int frontMatterEnd(String text) {
        if (!text.startsWith("---\n")) {
            return 0;
        }
        int end = text.indexOf("\n---\n", 3);
        return end < 0 ? 0 : end + 5;
    }
}
