package io.glossa.train.stage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.model.ArrayTensor;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.stage.select.TrainedGroup;
import io.glossa.train.stage.select.TrainedParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * AdamW over the leaves a stage trains, one call for all that have the same rate and decay and whose state is held alike; those it does
 * not train are unknown here. Beside them it may keep a running average of each.
 *
 * <p><b>Formula.</b> The average begins as the weights before the first step and becomes {@code d a + (1 - d) w} after each.
 *
 * <p><b>Source.</b> Loshchilov and Hutter, Decoupled Weight Decay Regularization, arXiv 1711.05101. Decay is left out for
 * embeddings and heads unless a part asks for it, and for norms and biases always.
 */
final class Optimizer {
    /** Keeps the division defined for gradients of zero; PyTorch's default. */
    private static final double EPSILON = 1e-8;

    /** Elements of a gradient that are copied at once. */
    private static final long CHECKED_ELEMENTS = 1 << 22;

    private final Kernels kernels;
    private final StageSettings settings;
    private final List<Leaf> leaves;
    private final List<Leaf> averages;
    private final List<NDArray> gradients;
    private final List<LeafMoments> moments;
    private final List<Bucket<Kernels.Moments>> floats = new ArrayList<>();
    private final List<Bucket<Kernels.CodedMoments>> coded = new ArrayList<>();

    /**
     * What moves leaves alike.
     *
     * @param rate the highest learning rate
     * @param decay of the weights
     */
    private record Pace(double rate, double decay) {}

    /** Leaves of one pace, with their gradients, whose state is held alike. */
    private record Bucket<M>(Pace pace, List<NDArray> weights, List<NDArray> gradients, M moments) {}

    /**
     * Makes gradients and state.
     *
     * @param leaves that {@code parts} names, in memory
     */
    Optimizer(Kernels kernels, StageSettings settings, TrainedParts parts, List<Leaf> leaves) {
        this.kernels = kernels;
        this.settings = settings;
        this.leaves = List.copyOf(leaves);
        gradients = kernels.gradients(leaves.stream().map(Leaf::array).toList());
        moments = leaves.stream()
                .map(leaf -> LeafMoments.of(kernels, settings.moments(), leaf))
                .toList();
        averages = settings.ema() == null
                ? List.of()
                : leaves.stream().map(this::average).toList();
        Map<String, Pace> paces = new HashMap<>();
        for (TrainedGroup group : parts.groups()) {
            for (LeafInfo leaf : group.leaves()) {
                paces.put(leaf.name(), new Pace(group.learningRate(), group.decay(leaf)));
            }
        }
        Map<Pace, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < leaves.size(); i++) {
            places.computeIfAbsent(paces.get(leaves.get(i).name()), pace -> new ArrayList<>())
                    .add(i);
        }
        places.forEach(this::fill);
    }

    /** Makes the buckets of a pace. */
    private void fill(Pace pace, List<Integer> chosen) {
        List<Integer> plain = new ArrayList<>();
        List<FloatMoments> means = new ArrayList<>();
        List<Integer> narrow = new ArrayList<>();
        List<CodedMoments> codes = new ArrayList<>();
        for (int place : chosen) {
            if (moments.get(place) instanceof CodedMoments found) {
                narrow.add(place);
                codes.add(found);
            } else if (moments.get(place) instanceof FloatMoments found) {
                plain.add(place);
                means.add(found);
            }
        }
        if (!plain.isEmpty()) {
            floats.add(bucket(pace, plain, FloatMoments.join(means)));
        }
        if (!narrow.isEmpty()) {
            coded.add(bucket(pace, narrow, CodedMoments.join(codes)));
        }
    }

    private <M> Bucket<M> bucket(Pace pace, List<Integer> places, M joined) {
        return new Bucket<>(
                pace,
                places.stream().map(place -> leaves.get(place).array()).toList(),
                places.stream().map(gradients::get).toList(),
                joined);
    }

    /** What trains. */
    List<Leaf> leaves() {
        return leaves;
    }

    /** The running average of each, in the same order; none where the stage keeps none. */
    List<Leaf> averages() {
        return averages;
    }

    /** All weights that a checkpoint must hold, as they are now. */
    List<ArrayTensor> tensors() {
        return Stream.concat(leaves.stream(), averages.stream())
                .map(leaf -> ArrayTensor.of(leaf, io.glossa.checkpoint.DataType.F32, kernels))
                .toList();
    }

    /** The state of each, in the same order. */
    List<LeafMoments> moments() {
        return moments;
    }

    /** What computes. */
    Kernels kernels() {
        return kernels;
    }

    /** Scales and clips the gradients; returns their norm before clipping. */
    double clip(double scale) {
        return kernels.clip(gradients, scale, settings.clipNorm());
    }

    /**
     * Moves the weights and clears the gradients.
     *
     * @param factor of every learning rate
     */
    void update(double factor) {
        floats.forEach(bucket ->
                kernels.adamw(bucket.weights(), bucket.gradients(), bucket.moments(), step(bucket.pace(), factor)));
        coded.forEach(bucket ->
                kernels.adamw(bucket.weights(), bucket.gradients(), bucket.moments(), step(bucket.pace(), factor)));
        kernels.zero(gradients);
        if (!averages.isEmpty()) {
            kernels.average(
                    averages.stream().map(Leaf::array).toList(),
                    leaves.stream().map(Leaf::array).toList(),
                    1 - settings.ema());
        }
    }

    private Kernels.AdamW step(Pace pace, double factor) {
        List<Double> betas = settings.betas();
        return new Kernels.AdamW(pace.rate() * factor, betas.get(0), betas.get(1), pace.decay(), EPSILON);
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

    /** Puts the running averages into the place of the weights. */
    void adoptAverages() {
        for (int i = 0; i < averages.size(); i++) {
            kernels.copy(averages.get(i).array(), leaves.get(i).array());
        }
    }

    private Leaf average(Leaf leaf) {
        NDArray array = zeros(leaf);
        kernels.copy(leaf.array(), array);
        LeafInfo info = leaf.info();
        return new Leaf(
                new LeafInfo(info.name() + "[average]", info.part(), info.block(), info.source(), info.rows()), array);
    }

    private NDArray zeros(Leaf leaf) {
        return TorchMemory.zeros(
                kernels.manager(), DataType.FLOAT32, leaf.array().getShape().getShape());
    }
}
