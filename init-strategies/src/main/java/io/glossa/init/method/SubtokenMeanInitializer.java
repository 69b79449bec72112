package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import java.util.OptionalInt;

/**
 * A new row is the mean of the rows that wrote the same text before.
 *
 * <p><b>Formula.</b> {@code e = 1/k * sum E[s_i]} over the k base pieces of the new piece's spelling; a part that occurs
 * twice counts twice. A piece without parts is declined.
 *
 * <p><b>Source.</b> Gee et al. (2022), "Fast Vocabulary Transfer for Language Model Compression"; Kim et al. (2024),
 * EEVE-Korean, arXiv 2402.14714.
 */
public final class SubtokenMeanInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "subtoken-mean";
    }

    @Override
    public String description() {
        return "the mean of the base rows that the base tokenizer writes the same spelling with";
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        return (piece, row) -> {
            if (piece.parts().isEmpty()) {
                return OptionalInt.empty();
            }
            for (int part : piece.parts()) {
                context.matrix().add(part, 1, row);
            }
            for (int j = 0; j < row.length; j++) {
                row[j] /= piece.parts().size();
            }
            return OptionalInt.of(piece.parts().size());
        };
    }
}
