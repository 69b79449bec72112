package io.glossa.init;

import java.util.Random;

/**
 * Random rows that look like the base's: each dimension drawn from a normal distribution with its mean and deviation.
 *
 * <p><b>Formula.</b> {@code e_j = mu_j + sigma_j * z}, z standard normal. <b>Determinism.</b> The generator of a row is
 * seeded by the seed, the tensor's name and the row's number; {@link Random#nextGaussian} is specified to the bit.
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
    public RowInitializer prepare(EmbeddingMatrix base, long seed) {
        long stream = mix(mix(seed) + base.name().hashCode());
        return (piece, row) -> {
            Random random = new Random(mix(stream + piece.id()));
            for (int j = 0; j < row.length; j++) {
                row[j] = base.mean(j) + base.deviation(j) * random.nextGaussian();
            }
        };
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): neighbouring numbers become unrelated seeds. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
