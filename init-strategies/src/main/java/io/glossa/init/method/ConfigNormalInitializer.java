package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import io.glossa.init.SeededRandom;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Random rows as a fresh model has them, whatever the base has learned.
 *
 * <p><b>Formula.</b> {@code e_j = initializer_range * z}, z standard normal; 0.02 when config.json does not say it.
 * <b>Determinism.</b> The generator of a row is seeded by the seed, the tensor's name and the row's number.
 *
 * <p><b>Source.</b> How Transformers fills a resized embedding of the Llama family when mean resizing is off
 * ({@code _init_weights}, {@code initializer_range}).
 */
public final class ConfigNormalInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "config-normal";
    }

    @Override
    public String description() {
        return "random, with the deviation that config.json gives for fresh weights";
    }

    @Override
    public boolean drawsAtRandom() {
        return true;
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        double deviation = context.base().initializerRange();
        return (piece, row) -> {
            Random random = SeededRandom.of(context.seed(), context.matrix().name(), piece.id());
            for (int j = 0; j < row.length; j++) {
                row[j] = deviation * random.nextGaussian();
            }
            return OptionalInt.of(0);
        };
    }
}
