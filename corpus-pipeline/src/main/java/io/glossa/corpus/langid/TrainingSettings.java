package io.glossa.corpus.langid;

import io.glossa.run.ConfigException;

/**
 * How a language model is trained.
 *
 * @param features runs of characters and words that the model knows; 131,072 unless given
 * @param dimensions length of their vectors, a multiple of 8; 24 unless given
 * @param examples pieces of text to learn from; 1,000,000 unless given
 * @param learningRate of the first step, falling to 0 in a straight line; 1 unless given
 * @param seed of every draw; 1 unless given
 */
public record TrainingSettings(Integer features, Integer dimensions, Integer examples, Double learningRate, Long seed) {
    /** With vectors of 24 bytes and keys of six this makes a file of 3.9 MB. */
    private static final int DEFAULT_FEATURES = 131_072;

    private static final int DEFAULT_DIMENSIONS = 24;
    private static final int DEFAULT_EXAMPLES = 1_000_000;

    public TrainingSettings {
        features = features == null ? DEFAULT_FEATURES : features;
        dimensions = dimensions == null ? DEFAULT_DIMENSIONS : dimensions;
        examples = examples == null ? DEFAULT_EXAMPLES : examples;
        learningRate = learningRate == null ? 1.0 : learningRate;
        seed = seed == null ? 1L : seed;
        require(features >= 1 && features <= 10_000_000, "features", "from 1 to 10,000,000", features);
        require(
                dimensions >= 8 && dimensions <= 256 && dimensions % 8 == 0,
                "dimensions",
                "a multiple of 8 from 8 to 256",
                dimensions);
        require(examples >= 1, "examples", "at least 1", examples);
        require(learningRate > 0 && learningRate <= 100, "learning-rate", "above 0 and at most 100", learningRate);
    }

    private static void require(boolean holds, String key, String allowed, Object found) {
        if (!holds) {
            throw new ConfigException(key + " must be " + allowed + ", found: " + found);
        }
    }
}
