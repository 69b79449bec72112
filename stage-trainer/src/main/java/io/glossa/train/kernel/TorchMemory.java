package io.glossa.train.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/**
 * Tensors copied into memory that libtorch allocated itself.
 *
 * <p>DJL would let a tensor live in a Java buffer, whose alignment differs from run to run; vectorised sums begin with the
 * unaligned head of a buffer, so their last bit would differ as well.
 */
public final class TorchMemory {
    private TorchMemory() {}

    /** A float32 tensor. */
    public static NDArray floats(NDManager manager, float[] values, long... shape) {
        try (NDArray borrowed = manager.create(values, new Shape(shape))) {
            return borrowed.duplicate();
        }
    }

    /** A float64 tensor. */
    public static NDArray doubles(NDManager manager, double[] values, long... shape) {
        try (NDArray borrowed = manager.create(values, new Shape(shape))) {
            return borrowed.duplicate();
        }
    }

    /** An int64 tensor. */
    public static NDArray longs(NDManager manager, long[] values, long... shape) {
        try (NDArray borrowed = manager.create(values, new Shape(shape))) {
            return borrowed.duplicate();
        }
    }

    /**
     * A vector of unsigned bytes.
     *
     * @param values the rest of a direct buffer
     */
    public static NDArray bytes(NDManager manager, ByteBuffer values) {
        try (NDArray borrowed = manager.create(values, new Shape(values.remaining()), DataType.UINT8)) {
            return borrowed.duplicate();
        }
    }

    /** A tensor of zeros. */
    public static NDArray zeros(NDManager manager, DataType type, long... shape) {
        return manager.zeros(new Shape(shape), type);
    }
}
