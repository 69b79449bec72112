package io.glossa.train.stage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.BlockCodes;
import io.glossa.train.kernel.DynamicCode;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.model.ArrayTensor;
import java.util.List;
import java.util.Map;

/**
 * Running means in 32 bits, in the leaf's shape.
 *
 * @param kernels what computes
 * @param first mean of the gradients
 * @param second mean of their squares
 */
record FloatMoments(Kernels kernels, NDArray first, NDArray second, NDArray steps) implements LeafMoments {
    static FloatMoments zeros(Kernels kernels, long[] shape, NDArray steps) {
        return new FloatMoments(
                kernels,
                TorchMemory.zeros(kernels.manager(), DataType.FLOAT32, shape),
                TorchMemory.zeros(kernels.manager(), DataType.FLOAT32, shape),
                steps);
    }

    /** As the kernels take those of many leaves. */
    static Kernels.Moments join(List<FloatMoments> leaves) {
        return new Kernels.Moments(
                leaves.stream().map(FloatMoments::first).toList(),
                leaves.stream().map(FloatMoments::second).toList(),
                leaves.stream().map(FloatMoments::steps).toList());
    }

    @Override
    public List<TensorSource> tensors(String leaf) {
        return List.of(tensor(leaf + OptimizerFile.FIRST, first), tensor(leaf + OptimizerFile.SECOND, second));
    }

    @Override
    public void restore(String leaf, Map<String, StoredTensor> stored) {
        restore(leaf + OptimizerFile.FIRST, first, DynamicCode.SIGNED, stored);
        restore(leaf + OptimizerFile.SECOND, second, DynamicCode.UNSIGNED, stored);
    }

    private void restore(String name, NDArray target, DynamicCode code, Map<String, StoredTensor> stored) {
        StoredTensor mean = OptimizerFile.mean(name, target.size(), stored);
        if (!OptimizerFile.isCoded(mean)) {
            tensor(name, target).fillFrom(mean);
            return;
        }
        BlockCodes codes = BlockCodes.zeros(kernels, code, target.size());
        try (NDArray bytes = codes.codes();
                NDArray maxima = codes.maxima()) {
            CodedMoments.read(name, codes, stored, kernels);
            kernels.decode(new BlockCodes(code, bytes, maxima), target);
        }
    }

    private ArrayTensor tensor(String name, NDArray array) {
        return ArrayTensor.of(name, io.glossa.checkpoint.DataType.F32, array, kernels);
    }
}
