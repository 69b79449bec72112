package io.glossa.train.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Builds a Markdown page; what comes from outside is escaped, so that a name cannot become markup. */
final class Markdown {
    private final StringBuilder page = new StringBuilder();

    /** A heading; level 1 is the page's own. */
    Markdown heading(int level, String text) {
        return line("#".repeat(level) + " " + text).line("");
    }

    /** A paragraph of our own words. */
    Markdown paragraph(String text) {
        return line(text).line("");
    }

    /** A list; each item is our own words. */
    Markdown items(List<String> items) {
        items.forEach(item -> line("- " + item));
        return line("");
    }

    /** A block of code. */
    Markdown code(String language, String code) {
        return line("```" + language).line(code.stripTrailing()).line("```").line("");
    }

    /** A table; cells are escaped, and nothing is written for no rows. */
    Markdown table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        row(head);
        row(head.stream().map(column -> "---").toList());
        rows.forEach(cells -> row(cells.stream().map(Markdown::escaped).toList()));
        return line("");
    }

    /** Anything already written as Markdown, ending in a line break. */
    Markdown raw(String text) {
        page.append(text);
        return this;
    }

    /** A text in which nothing is markup. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replaceAll("([`*_{}\\[\\]<>|#!~])", "\\\\$1")
                .replaceAll("\\R", " ");
    }

    /** A number with the decimals that a reader compares; empty for none. */
    static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "";
    }

    /** A whole number in groups of three. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", new ArrayList<>(cells)) + " |");
    }

    private Markdown line(String text) {
        page.append(text).append('\n');
        return this;
    }
}
