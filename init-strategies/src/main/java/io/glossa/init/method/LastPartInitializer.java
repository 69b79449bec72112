package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import java.util.OptionalInt;

/**
 * A new row is that of the piece that ended the same text before.
 *
 * <p><b>Formula.</b> {@code e = E[s_k]}. Meant for embeddings: what a causal model gathered about a word stood where its last part was
 * read. Pieces that end alike have equal rows. A piece without parts is declined.
 *
 * <p><b>Source.</b> {@code first_last} of mergekit's tokensurgeon, embeddings' side; Goddard and Fernandes Neto (2025), arXiv 2506.06607.
 */
public final class LastPartInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "last-part";
    }

    @Override
    public String description() {
        return "the row of the last base piece of the same spelling; meant for the embeddings";
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        return (piece, row) -> {
            if (piece.parts().isEmpty()) {
                return OptionalInt.empty();
            }
            context.matrix().add(piece.parts().get(piece.parts().size() - 1), 1, row);
            return OptionalInt.of(1);
        };
    }
}
