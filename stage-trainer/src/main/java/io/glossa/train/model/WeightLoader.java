package io.glossa.train.model;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import java.nio.FloatBuffer;

/**
 * Stored weights brought into memory that libtorch allocated, some rows at a time, so that no tensor is too large.
 *
 * <p><b>Memory.</b> Beside the tensor itself at most {@value #CHUNK_ELEMENTS} elements.
 */
final class WeightLoader {
    private static final int CHUNK_ELEMENTS = 1 << 24;

    private final Kernels kernels;

    WeightLoader(Kernels kernels) {
        this.kernels = kernels;
    }

    /** The rows of a leaf as numbers of a type; converted exactly where it is the type they are stored in, or float32. */
    NDArray read(LeafInfo leaf, StoredTensor tensor, DataType type) {
        NDArray target = kernels.allocate(type, leaf.shape());
        int most = (int) Math.max(1, CHUNK_ELEMENTS / leaf.rowElements());
        long done = 0;
        for (NewRows.Range range : leaf.rows()) {
            for (int from = range.from(); from < range.to(); from += most) {
                int rows = Math.min(range.to(), from + most) - from;
                float[] values = new float[Math.toIntExact(rows * leaf.rowElements())];
                tensor.read(from * leaf.rowElements(), FloatBuffer.wrap(values));
                long[] shape = leaf.shape();
                shape[0] = rows;
                try (NDArray part = TorchMemory.floats(kernels.manager(), values, shape)) {
                    kernels.fill(part, target, done);
                }
                done += rows;
            }
        }
        return target;
    }
}
