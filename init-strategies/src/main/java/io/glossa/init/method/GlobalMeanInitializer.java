package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import io.glossa.init.RowStatistics;
import java.util.OptionalInt;

/**
 * Every new row is the mean of the base's rows.
 *
 * <p><b>Formula.</b> {@code e = mu}. As a head row it bounds the damage: a new logit is at most the log-sum-exp of the m
 * counted logits less log m, so n new rows together take at most n / (m + n) of the probability. All new rows are equal,
 * so only training, or {@code noise}, tells them apart.
 *
 * <p><b>Source.</b> Hewitt (2021), "Initializing New Word Embeddings for Pretrained Language Models".
 */
public final class GlobalMeanInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "global-mean";
    }

    @Override
    public String description() {
        return "the mean of all text rows of the base, the same for every new piece";
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        RowStatistics statistics = context.matrix().statistics();
        return (piece, row) -> {
            for (int j = 0; j < row.length; j++) {
                row[j] = statistics.mean(j);
            }
            return OptionalInt.of(0);
        };
    }
}
