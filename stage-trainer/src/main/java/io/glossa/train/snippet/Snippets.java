package io.glossa.train.snippet;

import io.glossa.run.AtomicFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The snippets of all new pieces.
 *
 * @param all by piece, whole tokens before others
 * @param coverage of each new piece, by id
 */
public record Snippets(List<Snippet> all, List<Coverage> coverage) {
    /** Name of the table. */
    public static final String FILE = "snippets.tsv";

    public Snippets {
        all = List.copyOf(all);
        coverage = List.copyOf(coverage);
    }

    /**
     * How well the text covers a piece.
     *
     * @param piece its id
     * @param occurrences of its spelling in the text
     * @param tokens how many of them the text writes as this very piece
     * @param snippets that were cut
     */
    public record Coverage(int piece, long occurrences, long tokens, int snippets) {}

    /** Writes the coverage as a table. */
    public void write(Path directory) {
        StringBuilder table = new StringBuilder("id\toccurrences\ttokens\tsnippets\n");
        for (Coverage line : coverage) {
            table.append(line.piece()).append('\t').append(line.occurrences()).append('\t');
            table.append(line.tokens()).append('\t').append(line.snippets()).append('\n');
        }
        AtomicFiles.write(directory.resolve(FILE), table.toString().getBytes(StandardCharsets.UTF_8));
    }
}
