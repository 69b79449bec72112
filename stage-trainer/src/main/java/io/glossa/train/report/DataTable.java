package io.glossa.train.report;

import io.glossa.vocab.chart.Figures;
import java.util.List;
import org.jsoup.nodes.Element;

/** A table with a caption, whose first column names the row; wide ones scroll in their own box. */
final class DataTable {
    private final Element body;

    /**
     * Adds a table to an element.
     *
     * @param columns headings; one that begins with {@code #} is of numbers and stands to the right, without the sign
     */
    DataTable(Element parent, String caption, List<String> columns) {
        Element table = parent.appendElement("div")
                .addClass("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", caption)
                .appendElement("table");
        table.appendElement("caption").text(caption);
        Element row = table.appendElement("thead").appendElement("tr");
        for (String column : columns) {
            Element heading = row.appendElement("th").attr("scope", "col");
            heading.text(column.startsWith("#") ? column.substring(1) : column);
            if (column.startsWith("#")) {
                heading.addClass("number");
            }
        }
        body = table.appendElement("tbody");
    }

    /** Begins a row with its name. */
    Row row(String name) {
        Element row = body.appendElement("tr");
        row.appendElement("th").attr("scope", "row").text(name);
        return new Row(row);
    }

    /** A row being filled from left to right. */
    record Row(Element element) {
        Row text(String text) {
            element.appendElement("td").text(text);
            return this;
        }

        Row number(String number) {
            element.appendElement("td").addClass("number").text(number);
            return this;
        }

        /** A bar whose length is a share of the cell, cut where it does not fit; its number stands in another cell. */
        Row bar(double share, String kind) {
            element.appendElement("td")
                    .addClass("bar-cell")
                    .attr("aria-hidden", "true")
                    .appendElement("div")
                    .addClass(share > 1 ? "bar cut " + kind : "bar " + kind)
                    .attr("style", "width:" + Figures.axis(100 * Math.max(0, Math.min(1, share)), 0.1) + "%");
            return this;
        }

        /** Two bars in one cell, the second where the first ends. */
        Row twoBars(double first, String firstKind, double second, String secondKind) {
            Element cell =
                    element.appendElement("td").addClass("bar-cell narrow").attr("aria-hidden", "true");
            Element bars = cell.appendElement("div").addClass("bars");
            addBar(bars, first, firstKind);
            addBar(bars, second, secondKind);
            return this;
        }

        private static void addBar(Element cell, double share, String kind) {
            if (share > 0) {
                cell.appendElement("div")
                        .addClass("bar " + kind)
                        .attr("style", "width:" + Figures.axis(100 * Math.min(1, share), 0.1) + "%");
            }
        }

        Row emphasised() {
            element.addClass("emphasis");
            return this;
        }
    }
}
