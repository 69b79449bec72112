package io.glossa.corpus.decontaminate;

import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.run.NearestName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The cells of a tab-separated table, with or without a line of column names.
 *
 * <p>The first line holds names when each of its cells is one short word of letters, digits, dashes and underscores. Columns
 * of a table without names are called by their number from 1. Quotes are part of a cell, as the published sets have it.
 */
public final class TableTexts implements EvaluationFormat {
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_.-]{0,31}";

    @Override
    public String name() {
        return "tsv";
    }

    @Override
    public boolean recognises(String fileName, String beginning) {
        return fileName.endsWith(".tsv") || fileName.endsWith(".tab");
    }

    @Override
    public void read(Reader in, String file, List<String> fields, BiConsumer<String, String> sink) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        String line = lines.readLine();
        if (line == null) {
            return;
        }
        String[] names = cells(line.startsWith("\uFEFF") ? line.substring(1) : line);
        int number = 1;
        if (names.length > 1 && Arrays.stream(names).allMatch(cell -> cell.matches(NAME))) {
            line = lines.readLine();
            number++;
        } else {
            for (int i = 0; i < names.length; i++) {
                names[i] = Integer.toString(i + 1);
            }
        }
        for (String field : fields) {
            if (!List.of(names).contains(field)) {
                throw new ConfigException(
                        file + ": " + NearestName.unknown("field", field, new TreeSet<>(List.of(names))));
            }
        }
        for (; line != null; line = lines.readLine(), number++) {
            String[] cells = cells(line);
            if (cells.length > names.length) {
                throw new FormatException(
                        file + " line " + number + ": " + cells.length + " columns, expected " + names.length
                                + " separated by tabs as in the first line; repair the line, or name the format");
            }
            for (int i = 0; i < cells.length; i++) {
                if (fields.isEmpty() || fields.contains(names[i])) {
                    sink.accept(number + "/" + names[i], cells[i]);
                }
            }
        }
    }

    private static String[] cells(String line) {
        return line.split("\t", -1);
    }
}
