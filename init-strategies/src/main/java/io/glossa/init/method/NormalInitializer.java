package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import io.glossa.init.RowStatistics;
import io.glossa.init.SeededRandom;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Random rows that look like the base's: each dimension drawn from a normal distribution with its mean and deviation.
 *
 * <p><b>Formula.</b> {@code e_j = mu_j + sigma_j * z}, z standard normal. <b>Determinism.</b> The generator of a row is
 * seeded by the seed, the tensor's name and the row's number.
 *
 * <p><b>Source.</b> The usual baseline, for example Yamaguchi, Villavicencio and Aletras (2024), arXiv 2406.11477.
 */
public final class NormalInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "normal";
    }

    @Override
    public String description() {
        return "random, with the mean and deviation that each dimension has in the base";
    }

    @Override
    public boolean drawsAtRandom() {
        return true;
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        RowStatistics statistics = context.matrix().statistics();
        return (piece, row) -> {
            Random random = SeededRandom.of(context.seed(), context.matrix().name(), piece.id());
            for (int j = 0; j < row.length; j++) {
                row[j] = statistics.mean(j) + statistics.deviation(j) * random.nextGaussian();
            }
            return OptionalInt.of(0);
        };
    }
}
