package io.glossa.train.model;

import io.glossa.run.ConfigException;

/**
 * How text is drawn from a model.
 *
 * @param maxTokens most new tokens; 256 by default
 * @param temperature 0 takes the likeliest token; 1 draws from the model's own distribution; 0.8 by default
 * @param topP draws only among the likeliest tokens that together reach this probability; 0.95 by default
 * @param seed of the draws
 */
public record GenerationSettings(Integer maxTokens, Double temperature, Double topP, Long seed) {
    /** The defaults. */
    public static final GenerationSettings DEFAULT = new GenerationSettings(null, null, null, null);

    public GenerationSettings {
        maxTokens = maxTokens == null ? Integer.valueOf(256) : maxTokens;
        temperature = temperature == null ? Double.valueOf(0.8) : temperature;
        topP = topP == null ? Double.valueOf(0.95) : topP;
        seed = seed == null ? Long.valueOf(0) : seed;
        if (maxTokens < 1) {
            throw new ConfigException("max-tokens is " + maxTokens + "; expected 1 or more");
        }
        if (!(temperature >= 0) || temperature.isInfinite()) {
            throw new ConfigException("temperature is " + temperature + "; expected 0 (greedy) or more");
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new ConfigException("top-p is " + topP + "; expected above 0 and at most 1");
        }
    }
}
