package io.glossa.init;

import io.glossa.checkpoint.NewRows;
import io.glossa.run.FormatException;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.expansion.LostPieces;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A base tokenizer and the pieces that were added to it: behind its own, or at ids whose pieces were given up.
 *
 * @param base the base's tokenizer, of any kind
 * @param expanded the tokenizer with the new pieces
 * @param added the new pieces, in id order
 */
public record ExpandedVocabulary(Tokenizer base, Tokenizer expanded, List<NewPiece> added) {
    public ExpandedVocabulary {
        added = List.copyOf(added);
    }

    /**
     * Compares two tokenizers.
     *
     * <p><b>Errors.</b> {@link FormatException} when the expanded one lacks a piece of the base at its id, other than those that
     * its {@code lost-pieces.tsv} names: rows of the embeddings belong to ids, so an id must keep its piece.
     *
     * @param baseDirectory where the base's tokenizer lies
     * @param vocabularyDirectory where the expanded one lies
     */
    public static ExpandedVocabulary read(Path baseDirectory, Path vocabularyDirectory) {
        Tokenizer base = Tokenizers.load(baseDirectory);
        Tokenizer expanded = Tokenizers.load(vocabularyDirectory);
        BitSet fresh = LostPieces.read(vocabularyDirectory);
        for (int id = 0; id < base.size(); id++) {
            boolean kept = id < expanded.size() && expanded.piece(id).equals(base.piece(id));
            if (!kept && !fresh.get(id)) {
                throw new FormatException(vocabularyDirectory + ": id " + id + " is "
                        + (id < expanded.size() ? "'" + expanded.piece(id) + "'" : "missing")
                        + ", in the base's tokenizer it is '" + base.piece(id)
                        + "'; an expansion keeps every base piece at its id: run the vocab step on this base");
            }
        }
        fresh.set(base.size(), expanded.size());
        List<NewPiece> added = fresh.stream()
                .mapToObj(id -> new NewPiece(
                        id, expanded.piece(id), PieceTexts.of(expanded, id), parts(base, expanded.piece(id))))
                .toList();
        return new ExpandedVocabulary(base, expanded, added);
    }

    /** Pieces of the expanded tokenizer. */
    public int size() {
        return expanded.size();
    }

    /** What a piece of the base stands for, as {@link NewPiece#text} of a new one. */
    public String text(int baseId) {
        return PieceTexts.of(base, baseId);
    }

    /** The rows of the new pieces. */
    public NewRows newRows() {
        BitSet ids = new BitSet();
        added.forEach(piece -> ids.set(piece.id()));
        return NewRows.of(ids);
    }

    /** The base's rows that stand for text: what statistics are taken of, but for those that are undertrained. */
    public BitSet textRows() {
        BitSet rows = new BitSet();
        for (int id = 0; id < base.size(); id++) {
            rows.set(id, base.isText(id));
        }
        return rows;
    }

    private static List<Integer> parts(Tokenizer base, String surface) {
        return Arrays.stream(base.encodeSpelling(surface))
                .filter(part -> part != base.unknownId())
                .boxed()
                .toList();
    }
}
