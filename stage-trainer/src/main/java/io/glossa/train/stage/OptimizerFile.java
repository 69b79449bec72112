package io.glossa.train.stage;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.SafetensorsWriter;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.FormatException;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * AdamW's state as safetensors: {@code LEAF.first} and {@code LEAF.second}, float32 in the leaf's shape or in eight bits
 * ({@link CodedMoments}), and {@code LEAF.steps}, a float32 scalar.
 *
 * <p><b>Errors.</b> {@link FormatException} for a mean that is missing or of another size than its leaf.
 */
final class OptimizerFile {
    static final String FIRST = ".first";
    static final String SECOND = ".second";
    private static final String STEPS = ".steps";

    private OptimizerFile() {}

    static void write(Path file, Optimizer optimizer) {
        SafetensorsWriter.write(file, tensors(optimizer));
    }

    /** The state as it is now. */
    static List<TensorSource> tensors(Optimizer optimizer) {
        List<TensorSource> tensors = new ArrayList<>();
        for (int i = 0; i < optimizer.leaves().size(); i++) {
            String name = optimizer.leaves().get(i).name();
            LeafMoments moments = optimizer.moments().get(i);
            tensors.addAll(moments.tensors(name));
            float[] steps = moments.steps().toFloatArray();
            tensors.add(FloatTensor.of(new TensorInfo(name + STEPS, DataType.F32, List.of()), steps));
        }
        return tensors;
    }

    /** Restores the leaves that the file knows; returns how many there were. */
    static int read(Path file, Optimizer optimizer) {
        int restored = 0;
        Kernels kernels = optimizer.kernels();
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            for (int i = 0; i < optimizer.leaves().size(); i++) {
                String name = optimizer.leaves().get(i).name();
                if (stored.tensors().containsKey(name + STEPS)) {
                    LeafMoments moments = optimizer.moments().get(i);
                    moments.restore(name, stored.tensors());
                    float[] steps = stored.tensors().get(name + STEPS).floats();
                    try (NDArray count = TorchMemory.floats(kernels.manager(), steps)) {
                        kernels.copy(count, moments.steps());
                    }
                    restored++;
                }
            }
        }
        return restored;
    }

    /** A stored tensor of a known number of elements. */
    static StoredTensor mean(String name, long size, Map<String, StoredTensor> stored) {
        StoredTensor found = stored.get(name);
        if (found == null || found.info().elements() != size) {
            throw new FormatException("optimiser state '" + name + "': found "
                    + (found == null ? "nothing" : found.file() + " with " + found.info()) + "; expected " + size
                    + " numbers. It is of another model or damaged: run the stage that wrote it again");
        }
        return found;
    }

    static boolean isCoded(StoredTensor mean) {
        return mean.info().type() == DataType.U8;
    }
}
