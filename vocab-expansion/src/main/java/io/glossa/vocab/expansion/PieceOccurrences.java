package io.glossa.vocab.expansion;

import io.glossa.vocab.expansion.VocabularyReport.Occurrences;
import java.util.Arrays;

/** How often each piece occurs when the corpus is encoded. */
final class PieceOccurrences {
    private final long[] counts;

    private PieceOccurrences(long[] counts) {
        this.counts = counts;
    }

    static PieceOccurrences of(ExpansionBase.Expanded expanded, WordCounts words) {
        long[] counts = new long[expanded.tokenizer().size()];
        words.forEach((word, count) -> {
            for (int id : expanded.encodeWord(word)) {
                counts[id] += count;
            }
        });
        return new PieceOccurrences(counts);
    }

    long of(int id) {
        return counts[id];
    }

    /** A summary of some ids. */
    Occurrences summary(int[] ids, long floor) {
        long[] sorted = Arrays.stream(ids).mapToLong(id -> counts[id]).sorted().toArray();
        return new Occurrences(
                sorted[0],
                sorted[sorted.length / 10],
                sorted[sorted.length / 2],
                (int) Arrays.stream(sorted).filter(count -> count < floor).count(),
                (int) Arrays.stream(sorted).filter(count -> count == 0).count());
    }
}
