package io.glossa.init.align;

import io.glossa.init.vectors.PairLines;
import io.glossa.init.vectors.PairLines.Pair;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import java.nio.file.Path;
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

    /** Reads a file. */
    public static ParallelText read(Path file) {
        List<Pair> pairs =
                PairLines.read(file, line -> line.split("\t", -1), "a sentence, a tab and its translation").stream()
                        .filter(pair ->
                                !pair.source().isEmpty() && !pair.target().isEmpty())
                        .toList();
        if (pairs.isEmpty()) {
            throw new DataException(file + ": holds no pair of sentences; expected lines of a sentence, a tab and its"
                    + " translation");
        }
        return new ParallelText(file, pairs);
    }
}
