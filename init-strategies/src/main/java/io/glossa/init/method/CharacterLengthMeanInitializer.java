package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodParameter;
import io.glossa.init.RowInitializer;
import java.util.List;

/**
 * The mean of the parts by how many characters each covers.
 *
 * <p><b>Formula.</b> {@code e = sum of w_i E[s_i]}, {@code w_i} proportional to {@code c_i^power}, c the code points of the part, the space of
 * a word's beginning counted as one, and so is a fallback byte. A piece without parts is declined.
 *
 * <p><b>Source.</b> A variation of Gee et al. (2022); no publication that uses it was found.
 */
public final class CharacterLengthMeanInitializer implements EmbeddingInitializer {
    private static final String POWER = "power";

    @Override
    public String name() {
        return "character-length-mean";
    }

    @Override
    public String description() {
        return "the mean of the parts, each weighted by its length in characters";
    }

    @Override
    public List<MethodParameter> parameters() {
        return List.of(new MethodParameter(POWER, 1, -8, 8, "of the length; 0 is the plain mean"));
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        double power = context.parameters().number(POWER);
        PartWeights weights = piece -> PartWeights.ofParts(
                piece,
                i -> Math.pow(characters(context.vocabulary(), piece.parts().get(i)), power));
        return weights.over(context.matrix());
    }

    private static int characters(ExpandedVocabulary vocabulary, int part) {
        if (!vocabulary.base().isText(part)) {
            return 1;
        }
        String text = vocabulary.text(part);
        return Math.max(1, text.codePointCount(0, text.length()));
    }
}
