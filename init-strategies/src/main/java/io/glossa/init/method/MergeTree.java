package io.glossa.init.method;

import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.NewPiece;
import io.glossa.init.algebra.RowWeights;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.bpe.MergeTable;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Of which base rows a new piece is made when each of its merges counts half and half.
 *
 * <p><b>Formula.</b> {@code v(t) = mean over the merges (l, r) that form t of (v(l) + v(r)) / 2}; {@code v(t) = E[t]} for a piece of the base;
 * for a new piece that no merge forms, such as a single character, the mean of its parts. A merge with a half that has no value does not
 * count; a piece none of whose merges counts has no value. A unigram tokenizer has no merges: every cut into two pieces stands for one.
 */
final class MergeTree {
    private final Tokenizer expanded;
    private final Optional<MergeTable> merges;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, Map<Integer, Double>> values = new HashMap<>();

    /** Values every new piece, shorter ones first. */
    MergeTree(ExpandedVocabulary vocabulary) {
        expanded = vocabulary.expanded();
        merges = merges(expanded);
        for (int id = 0; id < expanded.size(); id++) {
            if (expanded.isText(id)) {
                ids.put(expanded.piece(id), id);
            }
        }
        Map<Integer, NewPiece> added = new HashMap<>();
        vocabulary.added().forEach(piece -> added.put(piece.id(), piece));
        vocabulary.added().stream()
                .sorted(Comparator.comparingInt(piece -> piece.surface().length()))
                .forEach(piece -> values.put(piece.id(), value(piece, added)));
    }

    /** The weights of a piece; none when it has no value. */
    RowWeights weights(NewPiece piece) {
        Map<Integer, Double> weights = values.getOrDefault(piece.id(), Map.of());
        return new RowWeights(
                weights.keySet().stream().mapToInt(row -> row).toArray(),
                weights.values().stream().mapToDouble(weight -> weight).toArray());
    }

    private Map<Integer, Double> value(NewPiece piece, Map<Integer, NewPiece> added) {
        Map<Integer, Double> sum = new TreeMap<>();
        int formed = 0;
        int valued = 0;
        String spelling = piece.surface();
        for (int cut = 1; cut < spelling.length(); cut++) {
            Integer left = ids.get(spelling.substring(0, cut));
            Integer right = ids.get(spelling.substring(cut));
            if (left == null || right == null || !forms(left, right, piece.id())) {
                continue;
            }
            formed++;
            Map<Integer, Double> ofLeft = half(left, added);
            Map<Integer, Double> ofRight = half(right, added);
            if (!ofLeft.isEmpty() && !ofRight.isEmpty()) {
                valued++;
                add(sum, ofLeft, 0.5);
                add(sum, ofRight, 0.5);
            }
        }
        if (formed == 0) {
            piece.parts().forEach(part -> add(sum, Map.of(part, 1.0), 1));
            valued = piece.parts().size();
        }
        int count = valued;
        sum.replaceAll((row, weight) -> weight / count);
        return sum;
    }

    private boolean forms(int left, int right, int whole) {
        return merges.isEmpty() || merges.get().joined(left, right) == whole;
    }

    private Map<Integer, Double> half(int id, Map<Integer, NewPiece> added) {
        return added.containsKey(id) ? values.get(id) : Map.of(id, 1.0);
    }

    private static void add(Map<Integer, Double> sum, Map<Integer, Double> weights, double times) {
        weights.forEach((row, weight) -> sum.merge(row, times * weight, Double::sum));
    }

    private static Optional<MergeTable> merges(Tokenizer tokenizer) {
        if (tokenizer instanceof ByteLevelTokenizer bytes) {
            return Optional.of(bytes.model().mergeTable());
        }
        return tokenizer instanceof SentencePieceTokenizer pieces
                ? Optional.of(SentencePieceTokenizer.mergeTable(pieces.model()))
                : Optional.empty();
    }
}
