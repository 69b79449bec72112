package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MatrixRole;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodParameter;
import io.glossa.init.RowInitializer;
import java.util.List;

/**
 * The mean of the parts, nearly all weight where the row is used.
 *
 * <p><b>Formula.</b> {@code e = sum of w_i E[s_i]}, {@code w_i} proportional to {@code exp(rate * i)} for embeddings and to
 * {@code exp(-rate * i)} for a head of its own. One matrix for both is treated as embeddings. A piece without parts is declined.
 *
 * <p><b>Source.</b> Nakash et al. (2025), AdaptiVocab, arXiv 2503.19693, with the rate 2 of {@code _compute_subtoken_means} in the code of
 * Token Distillation.
 */
public final class ExponentialMeanInitializer implements EmbeddingInitializer {
    private static final String RATE = "rate";

    @Override
    public String name() {
        return "exponential-mean";
    }

    @Override
    public String description() {
        return "the mean of the parts, by powers of e towards the end; in a head towards the beginning";
    }

    @Override
    public List<MethodParameter> parameters() {
        return List.of(new MethodParameter(RATE, 2, -16, 16, "of growth a part; 0 is the plain mean"));
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        double rate = context.parameters().number(RATE) * (context.role() == MatrixRole.HEAD ? -1 : 1);
        // Relative to the part of the greatest weight, so that no power overflows.
        PartWeights weights = piece -> PartWeights.ofParts(
                piece, i -> Math.exp(rate * (rate > 0 ? i + 1 - piece.parts().size() : i)));
        return weights.over(context.matrix());
    }
}
