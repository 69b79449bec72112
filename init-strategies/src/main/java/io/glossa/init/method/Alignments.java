package io.glossa.init.method;

import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.MethodContext;
import io.glossa.init.NewPiece;
import io.glossa.init.TextSample;
import io.glossa.init.algebra.RowWeights;
import io.glossa.run.DataException;
import io.glossa.vocab.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What the base tokenizer writes where a text has new pieces, counted over a sample of text.
 *
 * <p>Both tokenizers cut each line; the base tokens that lie within a new piece's bytes, or hold them, are its <i>tuple</i> there. A tuple
 * depends on the context, other than a piece's parts: the base may cut across the piece's edges. A line that the base writes with an unknown
 * token has no bytes to compare and is passed over. <b>Cost.</b> Every line is encoded twice; memory for the different tuples.
 */
final class Alignments {
    private final Map<Integer, Map<List<Integer>, Integer>> tuples = new HashMap<>();

    private Alignments() {}

    /**
     * Counts tuples.
     *
     * <p><b>Errors.</b> {@link DataException} when the text has no new piece at all.
     */
    static Alignments of(MethodContext context, Path text, int lines) {
        ExpandedVocabulary vocabulary = context.vocabulary();
        Alignments alignments = new Alignments();
        BitSet added = new BitSet();
        vocabulary.added().forEach(piece -> added.set(piece.id()));
        TextSample.forEachLine(text, lines, line -> alignments.count(vocabulary, added, line));
        if (alignments.tuples.isEmpty() && !added.isEmpty()) {
            throw new DataException(text + ": its first " + lines + " lines have none of the " + added.cardinality()
                    + " new pieces; expected text in the target language: name another as init.files.text");
        }
        return alignments;
    }

    /**
     * The mean over tuples of the mean of their rows.
     *
     * @param share weight of a tuple from its number of occurrences
     * @return by ascending row; none for a piece that the text lacks
     */
    RowWeights weights(NewPiece piece, ToDoubleFunction<Integer> share) {
        Map<List<Integer>, Integer> ofPiece = tuples.getOrDefault(piece.id(), Map.of());
        double total = ofPiece.values().stream().mapToDouble(share).sum();
        Map<Integer, Double> weights = new TreeMap<>();
        ofPiece.forEach((tuple, count) -> tuple.forEach(
                row -> weights.merge(row, share.applyAsDouble(count) / (total * tuple.size()), Double::sum)));
        return new RowWeights(
                weights.keySet().stream().mapToInt(row -> row).toArray(),
                weights.values().stream().mapToDouble(weight -> weight).toArray());
    }

    private void count(ExpandedVocabulary vocabulary, BitSet added, String line) {
        int[] old = vocabulary.base().encode(line);
        int[] fresh = vocabulary.expanded().encode(line);
        long[] oldEnds = ends(vocabulary.base(), old);
        long[] freshEnds = ends(vocabulary.expanded(), fresh);
        if (fresh.length == 0 || old.length == 0 || oldEnds[old.length - 1] != freshEnds[fresh.length - 1]) {
            return;
        }
        int first = 0;
        for (int i = 0; i < fresh.length; i++) {
            long from = i == 0 ? 0 : freshEnds[i - 1];
            while (oldEnds[first] <= from) {
                first++;
            }
            if (added.get(fresh[i])) {
                List<Integer> tuple = tuple(old, oldEnds, first, from, freshEnds[i]);
                if (!tuple.isEmpty()) {
                    tuples.computeIfAbsent(fresh[i], id -> new HashMap<>()).merge(tuple, 1, Integer::sum);
                }
            }
        }
    }

    private static List<Integer> tuple(int[] old, long[] oldEnds, int first, long from, long to) {
        List<Integer> tuple = new ArrayList<>();
        for (int j = first; j < old.length && (j == 0 ? 0 : oldEnds[j - 1]) < to; j++) {
            long begin = j == 0 ? 0 : oldEnds[j - 1];
            boolean within = begin >= from && oldEnds[j] <= to;
            boolean holds = begin <= from && oldEnds[j] >= to;
            if (oldEnds[j] > begin && (within || holds)) {
                tuple.add(old[j]);
            }
        }
        return List.copyOf(tuple);
    }

    private static long[] ends(Tokenizer tokenizer, int[] ids) {
        long[] ends = new long[ids.length];
        long end = 0;
        for (int i = 0; i < ids.length; i++) {
            end += tokenizer.byteLength(ids[i]);
            ends[i] = end;
        }
        return ends;
    }
}
