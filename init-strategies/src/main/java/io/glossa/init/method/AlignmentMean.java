package io.glossa.init.method;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodParameter;
import io.glossa.init.RowInitializer;
import io.glossa.init.TextSample;
import java.util.List;

/** A mean over the ways in which the base writes a piece in running text ({@link Alignments}); a method says what each counts. */
abstract class AlignmentMean implements EmbeddingInitializer {
    /** The weight of a way from how often it occurs. */
    abstract double weight(int occurrences);

    @Override
    public final List<AuxiliaryFile> needs() {
        return List.of(AuxiliaryFile.TEXT);
    }

    @Override
    public final List<MethodParameter> parameters() {
        return List.of(TextSample.LINES_PARAMETER);
    }

    @Override
    public final RowInitializer prepare(MethodContext context) {
        Alignments alignments = Alignments.of(
                context,
                context.files().require(AuxiliaryFile.TEXT, name()),
                context.parameters().count(TextSample.LINES));
        PartWeights weights = piece -> alignments.weights(piece, this::weight);
        return weights.over(context.matrix());
    }
}
