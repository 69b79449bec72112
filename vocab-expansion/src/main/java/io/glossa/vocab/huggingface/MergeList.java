package io.glossa.vocab.huggingface;

import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.PieceType;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The merges by which Hugging Face builds the pieces of a SentencePiece BPE model.
 *
 * <p>SentencePiece joins any two neighbours that spell a piece, the piece of highest score first. Hugging Face joins listed
 * pairs only, in the order of the list. So the list holds every split of every piece whose halves are pieces, pieces by
 * falling score and, where scores are equal, by id.
 *
 * <p><b>Source.</b> {@code generate_merges} of huggingface/transformers, {@code convert_slow_tokenizer.py}, whose newer form
 * orders by id alone: the same where scores fall in id order.
 */
final class MergeList {
    private MergeList() {}

    /** Pairs written with a space between, which no piece contains. */
    static List<String> of(SentencePieceModel model) {
        List<Piece> pieces = model.pieces();
        List<Integer> ordered = IntStream.range(0, pieces.size())
                .filter(id -> pieces.get(id).type() == PieceType.NORMAL)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(
                                id -> -(double) pieces.get(id).score())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> merges = new ArrayList<>();
        for (int id : ordered) {
            merges.addAll(splits(model, pieces.get(id).text()));
        }
        return merges;
    }

    private static List<String> splits(SentencePieceModel model, String piece) {
        record Split(int left, int right, String text) {}
        List<Split> splits = new ArrayList<>();
        for (int i = piece.offsetByCodePoints(0, 1); i < piece.length(); i = piece.offsetByCodePoints(i, 1)) {
            int left = textId(model, piece.substring(0, i));
            int right = textId(model, piece.substring(i));
            if (left >= 0 && right >= 0) {
                splits.add(new Split(left, right, piece.substring(0, i) + " " + piece.substring(i)));
            }
        }
        splits.sort(Comparator.comparingInt(Split::left).thenComparing(Split::right));
        return splits.stream().map(Split::text).toList();
    }

    private static int textId(SentencePieceModel model, String text) {
        int id = model.id(text).orElse(-1);
        return id >= 0 && model.pieces().get(id).type() == PieceType.NORMAL ? id : -1;
    }
}
