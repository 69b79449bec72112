package io.glossa.vocab.expansion;

import io.glossa.vocab.expansion.VocabularyReport.Occurrences;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How often each piece occurs when the corpus is encoded. */
public final class PieceOccurrences {
    private final long[] counts;

    private PieceOccurrences(long[] counts) {
        this.counts = counts;
    }

    /** Encodes every word. */
    public static PieceOccurrences of(ExpansionBase.Expanded expanded, WordCounts words) {
        long[] counts = new long[expanded.tokenizer().size()];
        words.forEach((word, count) -> {
            for (int id : expanded.encodeWord(word)) {
                counts[id] += count;
            }
        });
        return new PieceOccurrences(counts);
    }

    /** Occurrences of an id. */
    public long of(int id) {
        return counts[id];
    }

    /** A summary of the ids from {@code first} on, of which there is at least one. */
    public Occurrences summary(int first, long floor) {
        return summary(IntStream.range(first, counts.length).toArray(), floor);
    }

    /**
     * A summary of some ids; all zero for none.
     *
     * @param floor below which an id counts as rare
     */
    Occurrences summary(int[] ids, long floor) {
        if (ids.length == 0) {
            return new Occurrences(0, 0, 0, 0, 0, 0);
        }
        long[] sorted = Arrays.stream(ids).mapToLong(id -> counts[id]).sorted().toArray();
        return new Occurrences(
                sorted[0],
                sorted[sorted.length / 10],
                Math.round(10.0 * Arrays.stream(sorted).sum() / sorted.length) / 10.0,
                sorted[sorted.length / 2],
                (int) Arrays.stream(sorted).filter(count -> count < floor).count(),
                (int) Arrays.stream(sorted).filter(count -> count == 0).count());
    }
}
