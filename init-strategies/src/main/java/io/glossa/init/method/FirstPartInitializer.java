package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import java.util.OptionalInt;

/**
 * A new row is that of the piece that began the same text before.
 *
 * <p><b>Formula.</b> {@code e = E[s_1]}. Meant for a head: where the model used to predict the first part, it now gives the new
 * piece the same logit. Pieces that begin alike have equal rows. A piece without parts is declined.
 *
 * <p><b>Source.</b> Kim et al. (2024), EEVE-Korean, arXiv 2402.14714: the head of a new piece is its first subword's.
 */
public final class FirstPartInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "first-part";
    }

    @Override
    public String description() {
        return "the row of the first base piece of the same spelling; meant for the head";
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        return (piece, row) -> {
            if (piece.parts().isEmpty()) {
                return OptionalInt.empty();
            }
            context.matrix().add(piece.parts().get(0), 1, row);
            return OptionalInt.of(1);
        };
    }
}
