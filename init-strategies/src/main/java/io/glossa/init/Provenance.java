package io.glossa.init;

import io.glossa.checkpoint.NewRows;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * How each new row came about, as the file {@value #FILE} beside an initialised model. One line for each piece:
 * {@code id}, {@code piece}; {@code method} that gave its row of the embeddings and the number of base {@code rows} that it was made
 * of; {@code head_method} and {@code head_rows}, the same for a head of its own and empty without; {@code parts}, the base pieces
 * that wrote the piece before, with a space between.
 */
public final class Provenance {
    /** Name of the file. */
    public static final String FILE = "provenance.tsv";

    private static final List<String> COLUMNS =
            List.of("id", "piece", "method", "rows", "head_method", "head_rows", "parts");

    private Provenance() {}

    /**
     * Writes the table into a directory.
     *
     * @param origins by matrix, embeddings first, in the order of the pieces
     */
    static void write(Path directory, ExpandedVocabulary vocabulary, List<List<RowOrigin>> origins) {
        StringBuilder lines = new StringBuilder(String.join("\t", COLUMNS)).append('\n');
        for (int i = 0; i < vocabulary.added().size(); i++) {
            NewPiece piece = vocabulary.added().get(i);
            List<String> parts =
                    piece.parts().stream().map(vocabulary.base()::piece).toList();
            lines.append(piece.id()).append('\t').append(escaped(piece.surface()));
            append(lines, origins.get(0).get(i));
            if (origins.size() > 1) {
                append(lines, origins.get(1).get(i));
            } else {
                lines.append("\t\t");
            }
            lines.append('\t').append(escaped(String.join(" ", parts))).append('\n');
        }
        AtomicFiles.write(directory.resolve(FILE), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder lines, RowOrigin origin) {
        lines.append('\t').append(origin.method()).append('\t').append(origin.rows());
    }

    /**
     * What later steps read of a line.
     *
     * @param number of the line, from 1
     * @param id of the new piece
     * @param parts spellings of the base pieces that wrote it before
     */
    public record Line(int number, int id, List<String> parts) {
        public Line {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Reads the table of an initialised model.
     *
     * <p><b>Errors.</b> {@link FormatException} naming the line that is not as it was written.
     */
    public static List<Line> read(Path directory) {
        List<String> lines;
        try {
            lines = Files.readAllLines(directory.resolve(FILE));
        } catch (IOException e) {
            throw AtomicFiles.failure("read", directory.resolve(FILE), e);
        }
        String columns = "expected the columns " + String.join(", ", COLUMNS);
        if (lines.isEmpty() || !lines.get(0).equals(String.join("\t", COLUMNS))) {
            throw damaged(directory, 1, columns);
        }
        List<Line> read = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length != COLUMNS.size() || !cells[0].matches("\\d{1,9}")) {
                throw damaged(directory, i + 1, "found '" + lines.get(i) + "', " + columns);
            }
            String parts = unescaped(cells[COLUMNS.size() - 1]);
            read.add(new Line(
                    i + 1, Integer.parseInt(cells[0]), parts.isEmpty() ? List.of() : List.of(parts.split(" "))));
        }
        return read;
    }

    /** The new rows of an initialised model: those its table has a line for. */
    public static NewRows newRows(Path directory) {
        BitSet ids = new BitSet();
        read(directory).forEach(line -> ids.set(line.id()));
        return NewRows.of(ids);
    }

    /** The same; none where the directory has no table, as of a model that was not expanded here. */
    public static NewRows newRowsIfAny(Path directory) {
        return Files.exists(directory.resolve(FILE)) ? newRows(directory) : NewRows.none();
    }

    /** Says what is wrong with a line of a directory's table. */
    public static FormatException damaged(Path directory, int line, String what) {
        return new FormatException(directory.resolve(FILE) + " line " + line + ": " + what + "; run init again");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            out.append(
                    switch (escaped) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
        }
        return out.toString();
    }
}
