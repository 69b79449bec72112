package io.glossa.init.transfer;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import io.glossa.init.algebra.Sparsemax;
import io.glossa.init.vectors.VectorFile;
import io.glossa.init.vectors.WordVectors;
import io.glossa.vocab.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A new row is a combination of the base pieces that are used alike in tokenised text.
 *
 * <p><b>Formula.</b> {@code e = sum of w_o E[o]} over the anchors o: base pieces with a vector; {@code w = sparsemax(cos(a_t, a_o))}, with a the
 * vectors that word2vec learns of the new tokenizer's pieces: those of a file, or of the run's own packed text. A piece without a vector is
 * declined (the source draws it from a normal distribution).
 *
 * <p><b>Cost.</b> {@link io.glossa.init.algebra.CosineTable}. <b>Source.</b> Dobler and de Melo (2023), FOCUS, arXiv 2305.14481. The source trains fastText; the
 * anchors here are all base pieces that the text uses, which in an extended vocabulary are those that its target language uses.
 */
public final class FocusInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "focus";
    }

    @Override
    public String description() {
        return "base rows of pieces used alike: sparsemax of the cosines of vectors trained on tokenised text";
    }

    @Override
    public List<AuxiliaryFile> needs() {
        return List.of(AuxiliaryFile.VECTORS);
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        Path file = context.files().require(AuxiliaryFile.VECTORS, name());
        WordVectors vectors = VectorFile.read(file);
        Tokenizer base = context.vocabulary().base();
        Anchors anchors = Anchors.of(
                context,
                vectors.dimension(),
                id -> vector(vectors, base.piece(id)),
                piece -> vector(vectors, piece.surface()),
                file.toString());
        return anchors.rows(context, anchors.weights(Sparsemax::of));
    }

    private static Optional<float[]> vector(WordVectors vectors, String piece) {
        int row = vectors.find(piece);
        return row < 0 ? Optional.empty() : Optional.of(vectors.vector(row));
    }
}
