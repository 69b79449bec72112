package io.glossa.checkpoint;

import java.util.List;

/**
 * A tensor that every transformer block of a model has.
 *
 * @param name behind the block's prefix, such as {@code self_attn.q_proj.weight}
 * @param kind what it is for
 * @param shape outermost dimension first
 */
public record BlockTensor(String name, Kind kind, List<Long> shape) {
    public BlockTensor {
        shape = List.copyOf(shape);
    }

    /** What a tensor of a block does. */
    public enum Kind {
        /** A projection, {@code [out, in]}. */
        MATRIX,
        /** Added to what a projection gives, {@code [out]}. */
        BIAS,
        /** The scale of a norm. */
        NORM
    }

    /** The module it belongs to, without what precedes: {@code q_proj}. */
    public String module() {
        String path = name.substring(0, name.lastIndexOf('.'));
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Number of elements. */
    public long elements() {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }
}
