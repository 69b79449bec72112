package io.glossa.train.model;

import io.glossa.checkpoint.ModelConfig;

/**
 * A place in the forward pass whose hidden states are looked at.
 *
 * @param blocks that were passed
 * @param normed whether the final norm was too, as what the head reads
 */
public record Depth(int blocks, boolean normed) {
    /** What the head reads. */
    public static Depth last(ModelConfig config) {
        return new Depth(config.layers(), true);
    }
}
