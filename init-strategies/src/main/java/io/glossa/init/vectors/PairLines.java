package io.glossa.init.vectors;

import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Files of two columns, packed or not; empty lines are passed over. */
public final class PairLines {
    private PairLines() {}

    /** What stands in one line, without white space around it. */
    public record Pair(String source, String target) {}

    /**
     * Reads a file.
     *
     * <p><b>Errors.</b> {@link FormatException} naming the line that has not two columns.
     *
     * @param columns of a line
     * @param expected what a line should hold, for the message
     */
    public static List<Pair> read(Path file, Function<String, String[]> columns, String expected) {
        List<Pair> pairs = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(SourceFiles.open(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String[] found = columns.apply(line);
                if (found.length != 2) {
                    throw new FormatException(
                            file + ": line " + number + " has " + found.length + " columns; expected " + expected);
                }
                pairs.add(new Pair(found[0].strip(), found[1].strip()));
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        return pairs;
    }
}
