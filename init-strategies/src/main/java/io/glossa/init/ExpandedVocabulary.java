package io.glossa.init;

import io.glossa.run.FormatException;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A base tokenizer and the pieces that were added behind its own.
 *
 * @param base the base's tokenizer, of any kind
 * @param added the new pieces, in id order
 */
record ExpandedVocabulary(Tokenizer base, List<NewPiece> added) {
    ExpandedVocabulary {
        added = List.copyOf(added);
    }

    /**
     * Compares two tokenizers.
     *
     * <p><b>Errors.</b> {@link FormatException} when the expanded one does not begin with all pieces of the base, in their
     * order: rows of the embeddings belong to ids, so an id must keep its piece.
     *
     * @param baseDirectory where the base's tokenizer lies
     * @param vocabularyDirectory where the expanded one lies
     */
    static ExpandedVocabulary read(Path baseDirectory, Path vocabularyDirectory) {
        Tokenizer base = Tokenizers.load(baseDirectory);
        Tokenizer expanded = Tokenizers.load(vocabularyDirectory);
        for (int id = 0; id < base.size(); id++) {
            if (id >= expanded.size() || !expanded.piece(id).equals(base.piece(id))) {
                throw new FormatException(vocabularyDirectory + ": id " + id + " is "
                        + (id < expanded.size() ? "'" + expanded.piece(id) + "'" : "missing")
                        + ", in the base's tokenizer it is '" + base.piece(id)
                        + "'; an expansion keeps every base piece at its id: run the vocab step on this base");
            }
        }
        List<NewPiece> added = new ArrayList<>();
        for (int id = base.size(); id < expanded.size(); id++) {
            String surface = expanded.piece(id);
            List<Integer> parts = Arrays.stream(base.encodeSpelling(surface))
                    .filter(part -> part != base.unknownId())
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
            rows.set(id, base.isText(id));
        }
        return rows;
    }
}
