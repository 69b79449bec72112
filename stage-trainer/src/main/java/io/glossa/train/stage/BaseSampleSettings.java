package io.glossa.train.stage;

import io.glossa.run.ConfigException;

/**
 * Text that the base writes once, when a run begins, and that every stage measures its divergence from the base on.
 *
 * @param count texts; 32 by default, 0 for none
 * @param tokens of each at most; 128 by default
 */
public record BaseSampleSettings(Integer count, Integer tokens) {
    public BaseSampleSettings {
        count = count == null ? 32 : count;
        tokens = tokens == null ? 128 : tokens;
        if (count < 0) {
            throw new ConfigException("base-samples.count is " + count + "; expected 0 or more");
        }
        if (tokens < 1) {
            throw new ConfigException("base-samples.tokens is " + tokens + "; expected 1 or more");
        }
    }
}
