package io.glossa.train.stage;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.BlockCodes;
import io.glossa.train.kernel.DynamicCode;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.model.ArrayTensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Running means in eight bits. A file holds the codes as uint8 {@code LEAF.first}, in one dimension, and the blocks' maxima as float32
 * {@code LEAF.first.maxima}; so with {@code second}.
 *
 * @param kernels what computes
 * @param first mean of the gradients
 * @param second mean of their squares
 */
record CodedMoments(Kernels kernels, BlockCodes first, BlockCodes second, NDArray steps) implements LeafMoments {
    private static final String MAXIMA = ".maxima";

    /** Numbers read at once, a multiple of a block's. */
    private static final int STRETCH = 1 << 22;

    static CodedMoments zeros(Kernels kernels, long size, NDArray steps) {
        return new CodedMoments(
                kernels,
                BlockCodes.zeros(kernels, DynamicCode.SIGNED, size),
                BlockCodes.zeros(kernels, DynamicCode.UNSIGNED, size),
                steps);
    }

    /** As the kernels take those of many leaves. */
    static Kernels.CodedMoments join(List<CodedMoments> leaves) {
        return new Kernels.CodedMoments(
                leaves.stream().map(CodedMoments::first).toList(),
                leaves.stream().map(CodedMoments::second).toList(),
                leaves.stream().map(CodedMoments::steps).toList());
    }

    @Override
    public List<TensorSource> tensors(String leaf) {
        return List.of(
                codes(leaf + OptimizerFile.FIRST, first),
                maxima(leaf + OptimizerFile.FIRST, first, kernels),
                codes(leaf + OptimizerFile.SECOND, second),
                maxima(leaf + OptimizerFile.SECOND, second, kernels));
    }

    @Override
    public void restore(String leaf, Map<String, StoredTensor> stored) {
        restore(leaf + OptimizerFile.FIRST, first, stored);
        restore(leaf + OptimizerFile.SECOND, second, stored);
    }

    private void restore(String name, BlockCodes target, Map<String, StoredTensor> stored) {
        StoredTensor mean = OptimizerFile.mean(name, target.codes().size(), stored);
        if (OptimizerFile.isCoded(mean)) {
            read(name, target, stored, kernels);
        } else {
            encode(mean, target);
        }
    }

    /** Codes what was written in 32 bits, as much as fits the room at once. */
    private void encode(StoredTensor mean, BlockCodes target) {
        long size = target.codes().size();
        for (long at = 0; at < size; at += STRETCH) {
            float[] values = new float[(int) Math.min(STRETCH, size - at)];
            mean.read(at, FloatBuffer.wrap(values));
            try (NDArray part = TorchMemory.floats(kernels.manager(), values, values.length)) {
                kernels.encode(part, target, at);
            }
        }
    }

    /** Reads codes and maxima as they were written. */
    static void read(String name, BlockCodes target, Map<String, StoredTensor> stored, Kernels kernels) {
        long blocks = target.maxima().size();
        StoredTensor tops = OptimizerFile.mean(name + MAXIMA, blocks, stored);
        maxima(name, target, kernels).fillFrom(tops);
        codes(name, target, kernels).fillFrom(stored.get(name));
    }

    private CodeTensor codes(String name, BlockCodes source) {
        return codes(name, source, kernels);
    }

    private static CodeTensor codes(String name, BlockCodes source, Kernels kernels) {
        return CodeTensor.of(name, source.codes(), kernels);
    }

    private static ArrayTensor maxima(String name, BlockCodes source, Kernels kernels) {
        return ArrayTensor.of(name + MAXIMA, DataType.F32, source.maxima(), kernels);
    }
}
