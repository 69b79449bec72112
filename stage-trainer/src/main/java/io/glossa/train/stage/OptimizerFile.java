package io.glossa.train.stage;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.SafetensorsWriter;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.model.ArrayTensor;
import java.nio.file.Path;
import java.util.ArrayList;
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
        SafetensorsWriter.write(file, tensors(optimizer));
    }

    /** The state as it is now. */
    static List<TensorSource> tensors(Optimizer optimizer) {
        List<TensorSource> tensors = new ArrayList<>();
        Kernels.Moments moments = optimizer.moments();
        for (int i = 0; i < optimizer.leaves().size(); i++) {
            String name = optimizer.leaves().get(i).name();
            tensors.add(tensor(name + FIRST, moments.first().get(i), optimizer.kernels()));
            tensors.add(tensor(name + SECOND, moments.second().get(i), optimizer.kernels()));
            float[] steps = moments.steps().get(i).toFloatArray();
            tensors.add(FloatTensor.of(new TensorInfo(name + STEPS, DataType.F32, List.of()), steps));
        }
        return tensors;
    }

    /** Restores the leaves that the file knows; returns how many there were. */
    static int read(Path file, Optimizer optimizer) {
        int restored = 0;
        Kernels kernels = optimizer.kernels();
        Kernels.Moments moments = optimizer.moments();
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            for (int i = 0; i < optimizer.leaves().size(); i++) {
                String name = optimizer.leaves().get(i).name();
                if (stored.tensors().containsKey(name + STEPS)) {
                    tensor(name, moments.first().get(i), kernels)
                            .fillFrom(stored.tensors().get(name + FIRST));
                    tensor(name, moments.second().get(i), kernels)
                            .fillFrom(stored.tensors().get(name + SECOND));
                    float[] steps = stored.tensors().get(name + STEPS).floats();
                    try (NDArray count = TorchMemory.floats(kernels.manager(), steps)) {
                        kernels.copy(count, moments.steps().get(i));
                    }
                    restored++;
                }
            }
        }
        return restored;
    }

    private static ArrayTensor tensor(String name, NDArray array, Kernels kernels) {
        return ArrayTensor.of(name, DataType.F32, array, kernels);
    }
}
