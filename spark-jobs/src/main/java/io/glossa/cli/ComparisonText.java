package io.glossa.cli;

import io.glossa.vocab.measure.ParityMeasure;
import io.glossa.vocab.measure.TokenizerComparison;
import io.glossa.vocab.measure.TokenizerComparison.Row;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison of tokenizers as a person reads it. */
final class ComparisonText {
    private ComparisonText() {}

    /** A table for each text: a row a tokenizer, a column a measure. */
    static void print(TokenizerComparison comparison, PrintWriter out) {
        comparison.texts().forEach((text, rows) -> {
            Row any = rows.values().iterator().next();
            out.printf(
                    Locale.ROOT,
                    "%s: %,d words, %,d characters, %,d bytes%n",
                    text,
                    any.measure().words(),
                    any.measure().characters(),
                    any.measure().bytes());
            List<String> headings = new ArrayList<>(List.of("", "ids", "tokens"));
            for (MeasureColumn column : MeasureColumn.values()) {
                headings.add(column.heading());
            }
            TextTable table = new TextTable(headings);
            rows.forEach((tokenizer, row) -> {
                List<String> cells = new ArrayList<>(List.of(
                        tokenizer,
                        String.valueOf(comparison.tokenizers().get(tokenizer)),
                        String.valueOf(row.measure().tokens())));
                for (MeasureColumn column : MeasureColumn.values()) {
                    cells.add(column.of(row));
                }
                table.row(cells);
            });
            out.print(table.text());
            out.println();
        });
        if (!comparison.parallel().isEmpty()) {
            out.println("parity: tokens of the translation / tokens of the reference");
            out.print(parity(comparison).text());
        }
    }

    /** Markdown tables: for each measure a row a text, a column a tokenizer. */
    static void printMarkdown(TokenizerComparison comparison, List<MeasureColumn> columns, PrintWriter out) {
        for (MeasureColumn column : columns) {
            TextTable table = new TextTable(headings(column.heading(), comparison));
            comparison.texts().forEach((text, rows) -> {
                List<String> cells = new ArrayList<>(List.of(text));
                rows.values().forEach(row -> cells.add(column.of(row)));
                table.row(cells);
            });
            out.println(table.markdown());
        }
        if (!comparison.parallel().isEmpty()) {
            out.println(parity(comparison).markdown());
        }
    }

    private static TextTable parity(TokenizerComparison comparison) {
        TextTable table = new TextTable(headings("parity", comparison));
        for (Map.Entry<String, Map<String, ParityMeasure>> pairs :
                comparison.parallel().entrySet()) {
            List<String> cells = new ArrayList<>(List.of(pairs.getKey()));
            pairs.getValue()
                    .values()
                    .forEach(measure -> cells.add(String.format(Locale.ROOT, "%.2f", measure.parity())));
            table.row(cells);
        }
        return table;
    }

    private static List<String> headings(String first, TokenizerComparison comparison) {
        List<String> headings = new ArrayList<>(List.of(first));
        headings.addAll(comparison.tokenizers().keySet());
        return headings;
    }
}
