package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import java.util.OptionalInt;

/**
 * Every new row is zero.
 *
 * <p><b>Formula.</b> {@code e = 0}. As a head row it gives the logit 0, which may lie far above the trained logits of a model: new pieces
 * then take nearly all of the probability. Fit for embeddings, or for a head that is trained before anything is read from it. No
 * {@code norm} lengthens it.
 *
 * <p><b>Source.</b> Its place among baselines: Goddard and Fernandes Neto (2025), arXiv 2506.06607.
 */
public final class ZeroInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "zero";
    }

    @Override
    public String description() {
        return "nothing at all: every new row is zero";
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        return (piece, row) -> OptionalInt.of(0);
    }
}
