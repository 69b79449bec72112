package io.glossa.train.model;

import ai.djl.ndarray.NDArray;

/**
 * Weights in memory.
 *
 * @param info what they are
 * @param array the values: float32 where they train, else the type they are stored in or that of the computation
 */
public record Leaf(LeafInfo info, NDArray array) {
    /** The leaf's name. */
    public String name() {
        return info.name();
    }

    /** Which part of the model it is. */
    public LeafInfo.Part part() {
        return info.part();
    }

    /** Number of weights. */
    public long size() {
        return info.size();
    }
}
