package io.glossa.train.stage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.model.ArrayTensor;
import io.glossa.train.model.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * AdamW over the leaves a stage trains; those it does not are unknown here.
 *
 * <p><b>Source.</b> Loshchilov and Hutter, Decoupled Weight Decay Regularization, arXiv 1711.05101. Decay is left out for
 * embeddings, heads and norms.
 */
final class Optimizer {
    /** Keeps the division defined for gradients of zero; PyTorch's default. */
    private static final double EPSILON = 1e-8;

    /** Elements of a gradient that are copied at once. */
    private static final long CHECKED_ELEMENTS = 1 << 22;

    private final Kernels kernels;
    private final StageSettings settings;
    private final List<Leaf> leaves;
    private final List<NDArray> gradients;
    private final Kernels.Moments moments;

    Optimizer(Kernels kernels, StageSettings settings, List<Leaf> leaves) {
        this.kernels = kernels;
        this.settings = settings;
        this.leaves = List.copyOf(leaves);
        gradients = kernels.gradients(leaves.stream().map(Leaf::array).toList());
        moments = new Kernels.Moments(
                leaves.stream().map(this::zeros).toList(),
                leaves.stream().map(this::zeros).toList(),
                leaves.stream().map(leaf -> scalar(0)).toList());
    }

    List<Leaf> leaves() {
        return leaves;
    }

    Kernels.Moments moments() {
        return moments;
    }

    /** What computes. */
    Kernels kernels() {
        return kernels;
    }

    /** The weights as they are now. */
    List<ArrayTensor> tensors() {
        return leaves.stream()
                .map(leaf -> ArrayTensor.of(leaf, io.glossa.checkpoint.DataType.F32, kernels))
                .toList();
    }

    /** Scales and clips the gradients; returns their norm before clipping. */
    double clip(double scale) {
        return kernels.clip(gradients, scale, settings.clipNorm());
    }

    /** Moves the weights and clears the gradients. */
    void update(double rate) {
        for (boolean decays : new boolean[] {true, false}) {
            Predicate<Leaf> chosen = leaf -> leaf.part().decays() == decays;
            List<NDArray> weights = chosen(leaves.stream().map(Leaf::array).toList(), chosen);
            if (!weights.isEmpty()) {
                kernels.adamw(
                        weights,
                        chosen(gradients, chosen),
                        new Kernels.Moments(
                                chosen(moments.first(), chosen),
                                chosen(moments.second(), chosen),
                                chosen(moments.steps(), chosen)),
                        new Kernels.AdamW(
                                rate,
                                settings.betas().get(0),
                                settings.betas().get(1),
                                decays ? settings.weightDecay() : 0,
                                EPSILON));
            }
        }
        kernels.zero(gradients);
    }

    /** Clears the gradients and leaves the weights. */
    void discard() {
        kernels.zero(gradients);
    }

    /** Names of the leaves whose gradient holds a value that is not finite. */
    List<String> brokenLeaves() {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            if (isBroken(gradients.get(i))) {
                broken.add(leaves.get(i).name());
            }
        }
        return broken;
    }

    private boolean isBroken(NDArray gradient) {
        long rows = gradient.getShape().get(0);
        long most = Math.max(1, CHECKED_ELEMENTS / (gradient.size() / rows));
        for (long row = 0; row < rows; row += most) {
            for (float value : kernels.floats(gradient, row, Math.min(rows, row + most))) {
                if (!Float.isFinite(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<NDArray> chosen(List<NDArray> all, Predicate<Leaf> predicate) {
        List<NDArray> chosen = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            if (predicate.test(leaves.get(i))) {
                chosen.add(all.get(i));
            }
        }
        return chosen;
    }

    private NDArray zeros(Leaf leaf) {
        return TorchMemory.zeros(
                kernels.manager(), DataType.FLOAT32, leaf.array().getShape().getShape());
    }

    private NDArray scalar(float value) {
        return TorchMemory.floats(kernels.manager(), new float[] {value});
    }
}
