package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MatrixRole;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;

/**
 * The mean of the parts, the more weight the nearer to where the row is used.
 *
 * <p><b>Formula.</b> {@code e = sum of w_i E[s_i]}, {@code w_i} proportional to {@code i} for embeddings, which are read behind the text that
 * the parts wrote, and to {@code k + 1 - i} for a head of its own, which predicts what begins. One matrix for both is treated as embeddings.
 * A piece without parts is declined.
 *
 * <p><b>Source.</b> {@code weighted_mean} of mergekit's tokensurgeon: what its comment says. Its code gives the first part of embeddings the
 * greatest weight.
 */
public final class LinearMeanInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "linear-mean";
    }

    @Override
    public String description() {
        return "the mean of the parts, weighted 1, 2, 3 ... towards the end; in a head towards the beginning";
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        boolean head = context.role() == MatrixRole.HEAD;
        PartWeights weights =
                piece -> PartWeights.ofParts(piece, i -> head ? piece.parts().size() - i : i + 1);
        return weights.over(context.matrix());
    }
}
