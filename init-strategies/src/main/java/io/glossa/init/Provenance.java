package io.glossa.init;

import io.glossa.checkpoint.NewRows;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final String HEAD = "id\tpiece\tmethod\trows\thead_method\thead_rows\tparts\n";

    private Provenance() {}

    /**
     * Writes the table into a directory.
     *
     * @param origins by matrix, embeddings first, in the order of the pieces
     */
    static void write(Path directory, ExpandedVocabulary vocabulary, List<List<RowOrigin>> origins) {
        StringBuilder lines = new StringBuilder(HEAD);
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

    /** The new rows of an initialised model: those its table has a line for. */
    public static NewRows newRows(Path directory) {
        Path file = directory.resolve(FILE);
        BitSet ids = new BitSet();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 1; i < lines.size(); i++) {
                String id = lines.get(i).split("\t", 2)[0];
                if (!id.matches("\\d{1,9}")) {
                    throw new FormatException(file + ": line " + (i + 1) + " begins with '" + id
                            + "'; expected the id of a new piece: run the init step again");
                }
                ids.set(Integer.parseInt(id));
            }
            return NewRows.of(ids);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
