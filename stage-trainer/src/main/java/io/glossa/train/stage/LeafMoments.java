package io.glossa.train.stage;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.model.Leaf;
import java.util.List;
import java.util.Map;

/**
 * AdamW's running means of one leaf, as they are held, written and read back.
 *
 * <p>What is read may have been written in the other form: it is coded or decoded then. Within a form nothing is lost.
 */
sealed interface LeafMoments permits FloatMoments, CodedMoments {
    /** How often the leaf was updated, a float32 scalar. */
    NDArray steps();

    /** The means as tensors named {@code LEAF.first} and {@code LEAF.second}, and what belongs to them. */
    List<TensorSource> tensors(String leaf);

    /**
     * Overwrites the means.
     *
     * @param stored tensors of a file, {@code LEAF.first} and {@code LEAF.second} among them
     */
    void restore(String leaf, Map<String, StoredTensor> stored);

    /** Means of zero in the form that a stage asks for. */
    static LeafMoments of(Kernels kernels, MomentForm form, Leaf leaf) {
        NDArray steps = TorchMemory.floats(kernels.manager(), new float[] {0});
        return form.codes(leaf.info())
                ? CodedMoments.zeros(kernels, leaf.size(), steps)
                : FloatMoments.zeros(kernels, leaf.array().getShape().getShape(), steps);
    }
}
