package io.glossa.tests.bench.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.glossa.train.kernel.BlockCodes;
import io.glossa.train.kernel.DynamicCode;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.model.Leaf;
import io.glossa.train.stage.MomentForm;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves and gradients with AdamW's running means of zero, those in 32 bits and those in eight apart.
 *
 * @param floats leaf, then gradient
 * @param coded likewise
 */
record AdamWState(
        List<List<NDArray>> floats, Kernels.Moments moments, List<List<NDArray>> coded, Kernels.CodedMoments codes) {
    /** Makes the state in the form asked for. */
    static AdamWState of(Kernels kernels, List<Leaf> leaves, List<NDArray> gradients, MomentForm form) {
        List<List<NDArray>> floats = List.of(new ArrayList<>(), new ArrayList<>());
        List<List<NDArray>> coded = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < leaves.size(); i++) {
            List<List<NDArray>> chosen = form.codes(leaves.get(i).info()) ? coded : floats;
            chosen.get(0).add(leaves.get(i).array());
            chosen.get(1).add(gradients.get(i));
        }
        return new AdamWState(
                floats,
                new Kernels.Moments(zeros(kernels, floats), zeros(kernels, floats), counts(kernels, floats)),
                coded,
                new Kernels.CodedMoments(
                        codes(kernels, DynamicCode.SIGNED, coded),
                        codes(kernels, DynamicCode.UNSIGNED, coded),
                        counts(kernels, coded)));
    }

    /** One step of all. */
    void step(Kernels kernels, Kernels.AdamW settings) {
        if (!floats.get(0).isEmpty()) {
            kernels.adamw(floats.get(0), floats.get(1), moments, settings);
        }
        if (!coded.get(0).isEmpty()) {
            kernels.adamw(coded.get(0), coded.get(1), codes, settings);
        }
    }

    private static List<NDArray> zeros(Kernels kernels, List<List<NDArray>> leaves) {
        return leaves.get(0).stream()
                .map(leaf -> TorchMemory.zeros(
                        kernels.manager(), DataType.FLOAT32, leaf.getShape().getShape()))
                .toList();
    }

    private static List<BlockCodes> codes(Kernels kernels, DynamicCode code, List<List<NDArray>> leaves) {
        return leaves.get(0).stream()
                .map(leaf -> BlockCodes.zeros(kernels, code, leaf.size()))
                .toList();
    }

    private static List<NDArray> counts(Kernels kernels, List<List<NDArray>> leaves) {
        return leaves.get(0).stream()
                .map(leaf -> TorchMemory.floats(kernels.manager(), new float[] {0}))
                .toList();
    }
}
