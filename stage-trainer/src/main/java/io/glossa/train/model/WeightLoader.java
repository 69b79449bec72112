package io.glossa.train.model;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** The leaves of an adapter, fresh or as they are stored. */
    Map<LeafInfo, NDArray> adapter(AdapterStart start, List<LeafInfo> leaves) {
        List<LeafInfo> own = leaves.stream()
                .filter(leaf -> leaf.part() == LeafInfo.Part.ADAPTER)
                .toList();
        Map<LeafInfo, NDArray> arrays = new HashMap<>();
        if (start.stored().isEmpty()) {
            own.forEach(leaf -> arrays.put(leaf, array(leaf, start.fresh(leaf))));
            return arrays;
        }
        Path path = start.stored().get();
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            own.forEach(leaf -> arrays.put(leaf, array(leaf, AdapterFiles.read(file, path, leaf))));
        }
        return arrays;
    }

    private NDArray array(LeafInfo leaf, float[] values) {
        return TorchMemory.floats(kernels.manager(), values, leaf.shape());
    }
}
