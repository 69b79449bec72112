package io.glossa.train.metrics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.glossa.train.Device;

/**
 * The rate that a device reaches on plain float32 matrix products through the same library: a peak to compare with, lower than
 * the maker's. A card that computes in a narrower type has a higher one: give it.
 *
 * <p><b>Cost.</b> Some hundredths of a second.
 */
public final class PeakRate {
    private static final int ROUNDS = 6;
    private static final int CPU_SIZE = 512;
    private static final int CUDA_SIZE = 8192;

    private PeakRate() {}

    /** Measures operations a second: the best of {@value #ROUNDS} products. */
    public static double measure(NDManager manager, Device device) {
        int size = device.kind() == Device.Kind.CPU ? CPU_SIZE : CUDA_SIZE;
        double best = 0;
        try (NDManager scope = manager.newSubManager()) {
            NDArray matrix = scope.ones(new Shape(size, size));
            for (int round = 0; round < ROUNDS; round++) {
                long began = System.nanoTime();
                try (NDArray product = matrix.matMul(matrix);
                        NDArray corner = product.get("0, 0:1")) {
                    // Reading one value waits for the device.
                    corner.toFloatArray();
                }
                best = Math.max(best, 2.0 * size * size * size / ((System.nanoTime() - began) / 1e9));
            }
        }
        return best;
    }
}
