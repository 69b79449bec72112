package io.glossa.corpus.langid;

import io.glossa.run.ConfigException;

/**
 * How a language model is trained.
 *
 * @param features runs of characters and words that the model knows, the most telling first; 300,000 unless given
 */
public record TrainingSettings(Integer features) {
    /** The file of the model that ships stays under 5 MB. */
    private static final int DEFAULT_FEATURES = 300_000;

    private static final int MOST = 10_000_000;

    public TrainingSettings {
        features = features == null ? DEFAULT_FEATURES : features;
        if (features < 1 || features > MOST) {
            throw new ConfigException("features must be from 1 to " + MOST + ", found: " + features);
        }
    }
}
