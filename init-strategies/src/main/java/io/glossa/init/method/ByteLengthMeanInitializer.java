package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodParameter;
import io.glossa.init.RowInitializer;
import io.glossa.vocab.Tokenizer;
import java.util.List;

/**
 * The mean of the parts by how much of the piece's text each covers.
 *
 * <p><b>Formula.</b> {@code e = sum of w_i E[s_i]}, {@code w_i} proportional to {@code b_i^power}, b the UTF-8 bytes of the part, the space of
 * a word's beginning counted as one. A piece without parts is declined.
 *
 * <p><b>Source.</b> A variation of Gee et al. (2022); no publication that uses it was found.
 */
public final class ByteLengthMeanInitializer implements EmbeddingInitializer {
    private static final String POWER = "power";

    @Override
    public String name() {
        return "byte-length-mean";
    }

    @Override
    public String description() {
        return "the mean of the parts, each weighted by its length in bytes";
    }

    @Override
    public List<MethodParameter> parameters() {
        return List.of(new MethodParameter(POWER, 1, -8, 8, "of the length; 0 is the plain mean"));
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        double power = context.parameters().number(POWER);
        Tokenizer base = context.vocabulary().base();
        PartWeights weights = piece -> PartWeights.ofParts(
                piece, i -> Math.pow(Math.max(1, base.byteLength(piece.parts().get(i))), power));
        return weights.over(context.matrix());
    }
}
