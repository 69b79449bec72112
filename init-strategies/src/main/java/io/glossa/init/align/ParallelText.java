package io.glossa.init.align;

import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences and their translations, the base's language first.
 *
 * <p><b>Format.</b> {@code source TAB target}, one pair a line, packed or not; empty lines are passed over, and so are pairs with an
 * empty side. <b>Errors.</b> {@link FormatException} naming the line that has not two columns; {@link DataException} when no pair is left.
 *
 * @param file it was read from
 */
public record ParallelText(Path file, List<Pair> pairs) {
    public ParallelText {
        pairs = List.copyOf(pairs);
    }

    /** A sentence and its translation. */
    public record Pair(String source, String target) {}

    /** Reads a file. */
    public static ParallelText read(Path file) {
        List<Pair> pairs = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(SourceFiles.open(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String[] sides = line.split("\t", -1);
                if (sides.length != 2) {
                    throw new FormatException(file + ": line " + number + " has " + sides.length
                            + " columns; expected a sentence, a tab and its translation");
                }
                if (!sides[0].isBlank() && !sides[1].isBlank()) {
                    pairs.add(new Pair(sides[0].strip(), sides[1].strip()));
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        if (pairs.isEmpty()) {
            throw new DataException(file + ": holds no pair of sentences; expected lines of a sentence, a tab and its"
                    + " translation");
        }
        return new ParallelText(file, pairs);
    }
}
