package io.glossa.train.stage;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.SafetensorsWriter;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.model.Leaf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * AdamW's state as safetensors: {@code LEAF.first} and {@code LEAF.second} in the leaf's shape, {@code LEAF.steps} a scalar,
 * all float32.
 */
final class OptimizerFile {
    private static final String FIRST = ".first";
    private static final String SECOND = ".second";
    private static final String STEPS = ".steps";

    private OptimizerFile() {}

    static void write(Path file, Optimizer optimizer) {
        List<TensorSource> tensors = new ArrayList<>();
        Kernels.Moments moments = optimizer.moments();
        for (int i = 0; i < optimizer.leaves().size(); i++) {
            String name = optimizer.leaves().get(i).name();
            tensors.add(tensor(name + FIRST, moments.first().get(i)));
            tensors.add(tensor(name + SECOND, moments.second().get(i)));
            tensors.add(tensor(name + STEPS, moments.steps().get(i)));
        }
        SafetensorsWriter.write(file, tensors);
    }

    /** Restores the leaves that the file knows; returns how many there were. */
    static int read(Path file, Optimizer optimizer) {
        int restored = 0;
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            for (int i = 0; i < optimizer.leaves().size(); i++) {
                Leaf leaf = optimizer.leaves().get(i);
                if (stored.tensors().containsKey(leaf.name() + STEPS)) {
                    optimizer.restore(
                            i,
                            stored.tensors().get(leaf.name() + FIRST).floats(),
                            stored.tensors().get(leaf.name() + SECOND).floats(),
                            stored.tensors().get(leaf.name() + STEPS).floats()[0]);
                    restored++;
                }
            }
        }
        return restored;
    }

    private static TensorSource tensor(String name, NDArray array) {
        List<Long> shape = Arrays.stream(array.getShape().getShape()).boxed().toList();
        return FloatTensor.of(new TensorInfo(name, DataType.F32, shape), array.toFloatArray());
    }
}
