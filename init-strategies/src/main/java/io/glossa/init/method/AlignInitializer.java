package io.glossa.init.method;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodParameter;
import io.glossa.init.RowInitializer;
import io.glossa.init.TextSample;
import java.util.List;

/**
 * The mean over the different ways in which the base tokenizer writes the piece in running text.
 *
 * <p><b>Formula.</b> {@code e = mean over tuples p of the mean over s in p of E[s]} ({@link Alignments}), each different tuple counted once. A
 * piece that the text lacks is declined.
 *
 * <p><b>Source.</b> Align of Yamaguchi, Villavicencio and Aletras (2024), arXiv 2406.11477. Its code weighs tuples by frequency, which is
 * {@code align-freq} here; whether the paper's plain form does could not be told.
 */
public final class AlignInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "align";
    }

    @Override
    public String description() {
        return "the mean over the different ways in which the base writes the piece in text";
    }

    @Override
    public List<AuxiliaryFile> needs() {
        return List.of(AuxiliaryFile.TEXT);
    }

    @Override
    public List<MethodParameter> parameters() {
        return List.of(TextSample.LINES_PARAMETER);
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        Alignments alignments = Alignments.of(
                context,
                context.files().require(AuxiliaryFile.TEXT, name()),
                context.parameters().count(TextSample.LINES));
        PartWeights weights = piece -> alignments.weights(piece, count -> 1);
        return weights.over(context.matrix());
    }
}
