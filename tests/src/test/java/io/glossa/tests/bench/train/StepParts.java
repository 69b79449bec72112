package io.glossa.tests.bench.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.glossa.train.Device;
import io.glossa.train.kernel.BlockWeights;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.RotaryTable;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.train.kernel.TorchScriptKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Where the time of a training step goes: each kernel by itself, its operations and the rate it reaches.
 *
 * <p>{@code ./mvnw -q -pl tests -am -Pbench process-test-classes -Dbench.class=io.glossa.tests.bench.train.StepParts
 * -Dbench="steps=20"}; options are those of {@link TrainingShape} and {@code compute}. Each part is the median of the steps; a block
 * counts as often as there are blocks. The last line is the rate of {@link MatrixProducts} in the same process.
 */
public final class StepParts {
    private final TrainingShape shape;
    private final Kernels kernels;
    private final io.glossa.checkpoint.DataType type;
    private final List<NDArray> leaves = new ArrayList<>();
    private final Map<String, double[]> seconds = new LinkedHashMap<>();
    private final NDArray embeddings;
    private final NDArray norm;
    private final BlockWeights block;
    private final NDArray rotary;

    private StepParts(TrainingShape shape, Kernels kernels, ComputeType compute) {
        this.shape = shape;
        type = compute == ComputeType.BFLOAT16 ? io.glossa.checkpoint.DataType.BF16 : io.glossa.checkpoint.DataType.F32;
        this.kernels = kernels;
        long hidden = shape.hidden();
        long keys = hidden / shape.heads() * shape.keyValueHeads();
        embeddings = matrix(shape.vocabulary(), hidden);
        norm = ones(hidden);
        Map<String, NDArray> weights = new TreeMap<>();
        weights.put("input_layernorm.weight", ones(hidden));
        weights.put("post_attention_layernorm.weight", ones(hidden));
        weights.put("q_proj.weight", matrix(hidden, hidden));
        weights.put("k_proj.weight", matrix(keys, hidden));
        weights.put("v_proj.weight", matrix(keys, hidden));
        weights.put("o_proj.weight", matrix(hidden, hidden));
        weights.put("gate_proj.weight", matrix(shape.inner(), hidden));
        weights.put("up_proj.weight", matrix(shape.inner(), hidden));
        weights.put("down_proj.weight", matrix(hidden, shape.inner()));
        block = BlockWeights.of(
                weights,
                TorchMemory.zeros(kernels.manager(), DataType.FLOAT32, 0),
                TorchMemory.doubles(kernels.manager(), new double[] {0}, 1));
        rotary = RotaryTable.of(
                kernels.manager(),
                DataType.FLOAT32,
                shape.length(),
                shape.config().rotaryFrequencies(),
                1);
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        TreeMap<String, String> options = TrainingShape.options(arguments);
        TrainingShape shape = TrainingShape.of(options);
        ComputeType compute =
                ComputeType.valueOf(options.getOrDefault("compute", "float32").toUpperCase(Locale.ROOT));
        try (Kernels kernels = new TorchScriptKernels(TorchRuntime.open(Device.CPU, shape.threads()), 1e-5, compute)) {
            System.out.println(shape + ", " + compute);
            StepParts parts = new StepParts(shape, kernels, compute);
            parts.run();
            parts.report();
            System.out.printf(
                    Locale.ROOT,
                    "  %-28s %35.1f GFLOP/s%n",
                    "plain matrix products",
                    MatrixProducts.rate(kernels.manager(), shape, 5) / 1e9);
        }
    }

    private void run() {
        List<NDArray> gradients = kernels.gradients(leaves);
        Kernels.Moments moments = new Kernels.Moments(
                like(leaves),
                like(leaves),
                leaves.stream()
                        .map(leaf -> TorchMemory.floats(kernels.manager(), new float[] {0}))
                        .toList());
        long[] tokens = LongStream.range(0, shape.tokens())
                .map(i -> i * 7919 % shape.vocabulary())
                .toArray();
        long[] positions =
                LongStream.range(0, shape.tokens()).map(i -> i % shape.length()).toArray();
        long[] groups = {shape.sequences(), shape.length(), shape.tokens()};
        for (int step = -TrainingShape.WARM_UP; step < shape.steps(); step++) {
            int at = step;
            try (NDManager scope = kernels.manager().newSubManager()) {
                NDArray ids = TorchMemory.longs(scope, tokens, tokens.length);
                NDArray runs = TorchMemory.longs(scope, groups, 3, 1);
                NDArray[] made = new NDArray[3];
                NDArray rotation = kernels.rotation(TorchMemory.longs(scope, positions, positions.length), rotary);
                recorded("embeddings forward", at, () -> made[0] = kernels.embed(ids, List.of(embeddings)));
                NDArray input = leaf(made[0], scope);
                recorded(
                        "block forward",
                        at,
                        () -> made[1] = kernels.block(input, block, rotation, runs, shape.length()));
                NDArray last = leaf(made[1], scope);
                Kernels.Loss[] loss = new Kernels.Loss[1];
                recorded(
                        "loss forward and gradient",
                        at,
                        () -> loss[0] = kernels.loss(last, norm, List.of(embeddings), ids, 0));
                recorded("loss backward", at, () -> kernels.backward(loss[0].lever()));
                try (NDArray down = last.getGradient()) {
                    recorded("block backward", at, () -> kernels.backward(made[1], down));
                }
                try (NDArray lower = input.getGradient()) {
                    recorded("embeddings backward", at, () -> kernels.backward(made[0], lower));
                }
                timed("clip", at, () -> kernels.clip(gradients, 1e-3, 1));
                timed(
                        "AdamW",
                        at,
                        () -> kernels.adamw(leaves, gradients, moments, new Kernels.AdamW(1e-4, 0.9, 0.95, 0.1, 1e-8)));
                timed("zero gradients", at, () -> kernels.zero(gradients));
            }
        }
    }

    /** A copy without history, that a gradient ends at. */
    private NDArray leaf(NDArray made, NDManager scope) {
        NDArray copy = kernels.allocate(type, made.getShape().getShape());
        kernels.copy(made, copy);
        copy.attach(scope);
        copy.setRequiresGradient(true);
        return copy;
    }

    private void recorded(String part, int step, Runnable work) {
        timed(part, step, () -> kernels.recording(work));
    }

    private void timed(String part, int step, Runnable work) {
        long began = System.nanoTime();
        work.run();
        if (step >= 0) {
            seconds.computeIfAbsent(part, name -> new double[shape.steps()])[step] = (System.nanoTime() - began) / 1e9;
        }
    }

    private void report() {
        double head = 2.0 * shape.vocabulary() * shape.hidden() * shape.tokens();
        double whole = shape.operations() / 3 - head;
        double sum = 0;
        for (Map.Entry<String, double[]> part : seconds.entrySet()) {
            double[] sorted = part.getValue().clone();
            Arrays.sort(sorted);
            boolean isBlock = part.getKey().startsWith("block");
            double milliseconds = 1e3 * sorted[sorted.length / 2] * (isBlock ? shape.layers() : 1);
            sum += milliseconds;
            double operations = switch (part.getKey()) {
                case "block forward" -> whole;
                case "block backward" -> 2 * whole;
                case "loss forward and gradient" -> 3 * head;
                default -> 0;
            };
            System.out.printf(
                    Locale.ROOT,
                    "  %-28s %8.1f ms   %s%n",
                    part.getKey(),
                    milliseconds,
                    operations == 0
                            ? ""
                            : String.format(Locale.ROOT, "%14.1f GFLOP/s", operations / milliseconds / 1e6));
        }
        System.out.printf(
                Locale.ROOT, "  %-28s %8.1f ms   %14.1f GFLOP/s%n", "all", sum, shape.operations() / sum / 1e6);
    }

    private NDArray matrix(long rows, long columns) {
        NDArray drawn = kernels.manager().randomNormal(0, 0.02f, new Shape(rows, columns), DataType.FLOAT32);
        leaves.add(drawn);
        return drawn;
    }

    private NDArray ones(long size) {
        NDArray made = kernels.manager().ones(new Shape(size));
        leaves.add(made);
        return made;
    }

    private List<NDArray> like(List<NDArray> arrays) {
        return arrays.stream()
                .map(array -> TorchMemory.zeros(
                        kernels.manager(), DataType.FLOAT32, array.getShape().getShape()))
                .toList();
    }
}
