package io.glossa.init;

import io.glossa.run.FormatException;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.PieceType;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A base tokenizer and the pieces that were added behind its own.
 *
 * @param base the base's pieces, in id order
 * @param added the new pieces, in id order
 */
record ExpandedVocabulary(List<Piece> base, List<NewPiece> added) {
    ExpandedVocabulary {
        base = List.copyOf(base);
        added = List.copyOf(added);
    }

    /**
     * Compares two tokenizers.
     *
     * <p><b>Errors.</b> {@link FormatException} when the expanded one does not begin with all pieces of the base, in their
     * order: rows of the embeddings belong to ids, so an id must keep its piece.
     *
     * @param baseDirectory where the base's {@code tokenizer.model} lies
     * @param vocabularyDirectory where the expanded one lies
     */
    static ExpandedVocabulary read(Path baseDirectory, Path vocabularyDirectory) {
        SentencePieceTokenizer tokenizer =
                new SentencePieceTokenizer(SentencePieceModel.read(Tokenizers.modelFile(baseDirectory)));
        List<Piece> base = tokenizer.model().pieces();
        Path expandedFile = Tokenizers.modelFile(vocabularyDirectory);
        List<Piece> expanded = SentencePieceModel.read(expandedFile).pieces();
        for (int id = 0; id < base.size(); id++) {
            if (id >= expanded.size()
                    || !expanded.get(id).text().equals(base.get(id).text())) {
                throw new FormatException(expandedFile + ": id " + id + " is "
                        + (id < expanded.size() ? "'" + expanded.get(id).text() + "'" : "missing")
                        + ", in the base's tokenizer it is '" + base.get(id).text()
                        + "'; an expansion keeps every base piece at its id: run the vocab step on this base");
            }
        }
        List<NewPiece> added = new ArrayList<>();
        for (int id = base.size(); id < expanded.size(); id++) {
            String surface = expanded.get(id).text();
            List<Integer> parts = Arrays.stream(tokenizer.encodePrepared(surface))
                    .filter(part -> part != tokenizer.unknownId())
                    .boxed()
                    .toList();
            added.add(new NewPiece(id, surface, parts));
        }
        return new ExpandedVocabulary(base, added);
    }

    /** The base's rows that stand for text: what statistics are taken of. */
    BitSet textRows() {
        BitSet rows = new BitSet();
        for (int id = 0; id < base.size(); id++) {
            PieceType type = base.get(id).type();
            rows.set(id, type == PieceType.NORMAL || type == PieceType.USER_DEFINED);
        }
        return rows;
    }
}
