package io.glossa.train.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.glossa.train.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class TorchScriptKernelsTest {
    private static final int HIDDEN = 8;
    private static final int HEADS = 2;
    private static final int KEY_VALUE_HEADS = 1;
    private static final int HEAD_SIZE = 4;
    private static final int INNER = 12;
    private static final int BASE_ROWS = 7;
    private static final int NEW_ROWS = 4;
    private static final double Z = 0.03;
    /** A run of five positions, then two of three. */
    private static final long[] GROUPS = {1, 2, 5, 3, 5, 6};

    private static final long[] POSITIONS = {0, 1, 2, 3, 4, 0, 1, 2, 0, 1, 2};
    private static final long[] TOKENS = {1, 8, 3, 10, 9, 1, 2, 7, 1, 10, 4};
    private static final long[] TARGETS = {8, 3, 10, 9, 1, 2, 7, Kernels.IGNORED, 10, 4, Kernels.IGNORED};

    private Kernels kernels;

    @BeforeMethod
    public void open() {
        // A loss chunk of 4 makes the eleven positions cross two borders.
        kernels = new TorchScriptKernels(TorchRuntime.open(Device.CPU, 1), 1e-5, ComputeType.FLOAT64, 4);
    }

    @AfterMethod
    public void close() {
        kernels.close();
    }

    @DataProvider
    public Object[][] variants() {
        return new Object[][] {
            {Variant.LLAMA},
            {Variant.BIASED},
            {Variant.NORMALISED},
            {Variant.WINDOWED},
            {Variant.ADAPTED},
            {Variant.HELD}
        };
    }

    @Test(dataProvider = "variants")
    public void gradientsAgreeWithFiniteDifferencesInDouble(Variant variant) {
        Model model = new Model(11, variant);
        List<NDArray> gradients = kernels.gradients(model.leaves);
        kernels.recording(() -> {
            try (NDManager scope = kernels.manager().newSubManager()) {
                kernels.backward(model.loss(scope).lever());
            }
        });
        double step = 1e-5;
        for (int leaf = 0; leaf < model.leaves.size(); leaf++) {
            double[] found = gradients.get(leaf).toDoubleArray();
            for (int i = 0; i < found.length; i++) {
                double slope = (model.lossWith(leaf, i, step) - model.lossWith(leaf, i, -step)) / (2 * step);
                assertThat(found[i]).as("leaf %d, weight %d", leaf, i).isCloseTo(slope, within(1e-6));
            }
        }
    }

    @Test
    public void onlyLeavesThatTrainGetGradients() {
        Model model = new Model(12, Variant.LLAMA);
        NDArray newRows = model.leaves.get(1);
        NDArray all = kernels.gradients(List.of(newRows)).get(0);
        kernels.recording(() -> {
            try (NDManager scope = kernels.manager().newSubManager()) {
                kernels.backward(model.loss(scope).lever());
            }
        });
        double[] alone = all.toDoubleArray();
        Model twin = new Model(12, Variant.LLAMA);
        List<NDArray> gradients = kernels.gradients(twin.leaves);
        kernels.recording(() -> {
            try (NDManager scope = kernels.manager().newSubManager()) {
                kernels.backward(twin.loss(scope).lever());
            }
        });
        assertThat(gradients.get(1).toDoubleArray()).containsExactly(alone, within(1e-12));
        assertThat(model.leaves.get(0).hasGradient()).isFalse();
        assertThat(model.leaves.get(4).hasGradient()).isFalse();
    }

    @Test
    public void partsSummedGiveTheGradientOfTheWhole() {
        NDManager manager = kernels.manager();
        NDArray rows = doubles(manager, new Random(5), 0.5, 9, HIDDEN);
        NDArray scale = TorchMemory.doubles(manager, ones(HIDDEN), HIDDEN);
        NDArray gradient = kernels.gradients(List.of(rows)).get(0);
        lossBackward(rows, scale, TOKENS8, TARGETS8);
        double[] whole = gradient.toDoubleArray();
        kernels.zero(List.of(gradient));
        lossBackward(rows, scale, Arrays.copyOf(TOKENS8, 3), Arrays.copyOf(TARGETS8, 3));
        lossBackward(rows, scale, Arrays.copyOfRange(TOKENS8, 3, 8), Arrays.copyOfRange(TARGETS8, 3, 8));
        assertThat(gradient.toDoubleArray()).containsExactly(whole, within(1e-12));
    }

    private static final long[] TOKENS8 = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final long[] TARGETS8 = {2, 3, Kernels.IGNORED, 5, 6, 7, 8, 1};

    private void lossBackward(NDArray rows, NDArray scale, long[] tokens, long[] targets) {
        kernels.recording(() -> {
            try (NDManager scope = kernels.manager().newSubManager()) {
                NDArray hidden = kernels.embed(TorchMemory.longs(scope, tokens, tokens.length), List.of(rows));
                kernels.backward(
                        kernels.loss(hidden, scale, List.of(rows), TorchMemory.longs(scope, targets, targets.length), 0)
                                .lever());
            }
        });
    }

    /** Expected values: the update written out in double precision below, after Loshchilov and Hutter, algorithm 2. */
    @Test
    public void adamwFollowsItsFormula() {
        float[] weights = {1f, -2f, 0.5f};
        float[][] gradients = {{0.1f, -0.2f, 0f}, {0.3f, 0.1f, 0f}, {-0.1f, 0.4f, 0f}};
        NDManager manager = kernels.manager();
        NDArray leaf = TorchMemory.floats(manager, weights, 3);
        NDArray gradient = TorchMemory.floats(manager, gradients[0], 3);
        NDArray first = TorchMemory.zeros(manager, DataType.FLOAT32, 3);
        NDArray second = TorchMemory.zeros(manager, DataType.FLOAT32, 3);
        NDArray steps = TorchMemory.floats(manager, new float[] {0});
        Kernels.AdamW settings = new Kernels.AdamW(0.01, 0.9, 0.95, 0.1, 1e-8);
        double[] expected = {1, -2, 0.5};
        double[] m = new double[3];
        double[] v = new double[3];
        for (int t = 1; t <= 3; t++) {
            kernels.copy(TorchMemory.floats(manager, gradients[t - 1], 3), gradient);
            kernels.adamw(
                    List.of(leaf),
                    List.of(gradient),
                    new Kernels.Moments(List.of(first), List.of(second), List.of(steps)),
                    settings);
            for (int i = 0; i < 3; i++) {
                double g = gradients[t - 1][i];
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.95 * v[i] + 0.05 * g * g;
                double move = m[i] / (1 - Math.pow(0.9, t)) / (Math.sqrt(v[i] / (1 - Math.pow(0.95, t))) + 1e-8);
                expected[i] -= 0.01 * (0.1 * expected[i] + move);
            }
        }
        float[] found = leaf.toFloatArray();
        for (int i = 0; i < 3; i++) {
            assertThat((double) found[i]).isCloseTo(expected[i], within(1e-6));
        }
        assertThat(steps.toFloatArray()).containsExactly(3f);
    }

    @Test
    public void clippingActsOnTheNormOverAllGradients() {
        NDArray first = TorchMemory.floats(kernels.manager(), new float[] {6f, 0f}, 2);
        NDArray second = TorchMemory.floats(kernels.manager(), new float[] {-8f}, 1);
        // Scaled by one half: (3, 0) and (-4), of norm 5, held to 1.
        assertThat(kernels.clip(List.of(first, second), 0.5, 1)).isCloseTo(5, within(1e-6));
        assertThat(first.toFloatArray()).containsExactly(new float[] {0.6f, 0f}, within(1e-6f));
        assertThat(second.toFloatArray()).containsExactly(new float[] {-0.8f}, within(1e-6f));
        assertThat(kernels.clip(List.of(first, second), 1, 1)).isCloseTo(1, within(1e-6));
        assertThat(second.toFloatArray()).containsExactly(new float[] {-0.8f}, within(1e-5f));
    }

    @Test
    public void aNormThatIsNotFiniteIsReported() {
        NDArray gradient = TorchMemory.floats(kernels.manager(), new float[] {Float.NaN, 1f}, 2);
        assertThat(kernels.clip(List.of(gradient), 1, 1)).isNaN();
    }

    @Test
    public void nothingOfAStepOutlivesIt() {
        Model model = new Model(13, Variant.LLAMA);
        List<NDArray> gradients = kernels.gradients(model.leaves);
        int before = -1;
        for (int step = 0; step < 200; step++) {
            kernels.recording(() -> {
                try (NDManager scope = kernels.manager().newSubManager()) {
                    kernels.backward(model.loss(scope).lever());
                }
            });
            kernels.clip(gradients, 1, 1);
            kernels.zero(gradients);
            int now = arrays(kernels.manager());
            if (step == 1) {
                before = now;
            }
        }
        assertThat(arrays(kernels.manager())).isEqualTo(before);
    }

    private static int arrays(NDManager manager) {
        return manager.getManagedArrays().size();
    }

    private static NDArray doubles(NDManager manager, Random random, double size, long... shape) {
        double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(values, i -> size * random.nextGaussian());
        return TorchMemory.doubles(manager, values, shape);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** What a block may have beside Llama's. */
    private enum Variant {
        LLAMA,
        /** Biases on every projection. */
        BIASED,
        /** Norms of queries and keys. */
        NORMALISED,
        /** A window of three positions. */
        WINDOWED,
        /** Low-rank adapters on two projections. */
        ADAPTED,
        /** The logits held near zero. */
        HELD
    }

    /** One block in double precision, its input rows tied to its head; every weight is a leaf. */
    private final class Model {
        private final List<NDArray> leaves = new ArrayList<>();
        private final NDArray table;
        private final BlockWeights block;
        private final Variant variant;

        Model(long seed, Variant variant) {
            this.variant = variant;
            NDManager manager = kernels.manager();
            Random random = new Random(seed);
            leaves.add(doubles(manager, random, 0.5, BASE_ROWS, HIDDEN));
            leaves.add(doubles(manager, random, 0.5, NEW_ROWS, HIDDEN));
            leaves.add(doubles(manager, random, 0.5, HIDDEN));
            Map<String, NDArray> weights = new TreeMap<>();
            shapes(variant).forEach((name, shape) -> {
                NDArray leaf = doubles(manager, random, 0.5, shape);
                leaves.add(leaf);
                weights.put(name, leaf);
            });
            block = BlockWeights.of(
                    weights,
                    TorchMemory.zeros(manager, DataType.FLOAT64, 0),
                    TorchMemory.doubles(manager, new double[] {0.7}, 1));
            table = RotaryTable.of(manager, DataType.FLOAT64, 6, new double[] {1, 0.1}, 1);
        }

        private static SortedMap<String, long[]> shapes(Variant variant) {
            long wide = (long) HEADS * HEAD_SIZE;
            long narrow = (long) KEY_VALUE_HEADS * HEAD_SIZE;
            SortedMap<String, long[]> shapes = new TreeMap<>();
            shapes.put("input_layernorm.weight", new long[] {HIDDEN});
            shapes.put("post_attention_layernorm.weight", new long[] {HIDDEN});
            shapes.put("q_proj.weight", new long[] {wide, HIDDEN});
            shapes.put("k_proj.weight", new long[] {narrow, HIDDEN});
            shapes.put("v_proj.weight", new long[] {narrow, HIDDEN});
            shapes.put("o_proj.weight", new long[] {HIDDEN, wide});
            shapes.put("gate_proj.weight", new long[] {INNER, HIDDEN});
            shapes.put("up_proj.weight", new long[] {INNER, HIDDEN});
            shapes.put("down_proj.weight", new long[] {HIDDEN, INNER});
            if (variant == Variant.BIASED) {
                for (String name : List.copyOf(shapes.keySet())) {
                    if (name.contains("_proj")) {
                        shapes.put(name.replace("weight", "bias"), new long[] {shapes.get(name)[0]});
                    }
                }
            }
            if (variant == Variant.NORMALISED) {
                shapes.put("q_norm.weight", new long[] {HEAD_SIZE});
                shapes.put("k_norm.weight", new long[] {HEAD_SIZE});
            }
            if (variant == Variant.ADAPTED) {
                shapes.put("q_proj.lora_A", new long[] {2, HIDDEN});
                shapes.put("q_proj.lora_B", new long[] {wide, 2});
                shapes.put("down_proj.lora_A", new long[] {3, INNER});
                shapes.put("down_proj.lora_B", new long[] {HIDDEN, 3});
            }
            return shapes;
        }

        Kernels.Loss loss(NDManager scope) {
            return loss(hidden(scope), scope);
        }

        private NDArray hidden(NDManager scope) {
            NDArray rotation = kernels.rotation(TorchMemory.longs(scope, POSITIONS, POSITIONS.length), table);
            NDArray groups = TorchMemory.longs(scope, GROUPS, 3, GROUPS.length / 3);
            NDArray hidden = kernels.embed(TorchMemory.longs(scope, TOKENS, TOKENS.length), leaves.subList(0, 2));
            return kernels.block(hidden, block, rotation, groups, variant == Variant.WINDOWED ? 3 : 6);
        }

        private Kernels.Loss loss(NDArray hidden, NDManager scope) {
            return kernels.loss(
                    hidden,
                    leaves.get(2),
                    leaves.subList(0, 2),
                    TorchMemory.longs(scope, TARGETS, TARGETS.length),
                    variant == Variant.HELD ? Z : 0);
        }

        /** The loss with the term that holds the logits, which the kernel leaves out of its total. */
        private double value(NDManager scope) {
            NDArray hidden = hidden(scope);
            double total = loss(hidden, scope).total().toDoubleArray()[0];
            if (variant == Variant.HELD) {
                // ln Z of a position is any logit less its log-probability.
                double[] logProbabilities = kernels.logProbabilities(hidden, leaves.get(2), leaves.subList(0, 2))
                        .toDoubleArray();
                double[] logits = logits(hidden.toDoubleArray());
                for (int n = 0; n < TARGETS.length; n++) {
                    double logSum = logits[n] - logProbabilities[n * (BASE_ROWS + NEW_ROWS)];
                    total += TARGETS[n] == Kernels.IGNORED ? 0 : Z * logSum * logSum;
                }
            }
            return total;
        }

        /** The logit of token 0 at each position, by the formula of RMSNorm. */
        private double[] logits(double[] hidden) {
            double[] scale = leaves.get(2).toDoubleArray();
            double[] row = leaves.get(0).toDoubleArray();
            double[] logits = new double[TARGETS.length];
            for (int n = 0; n < logits.length; n++) {
                double squares = 0;
                double product = 0;
                for (int j = 0; j < HIDDEN; j++) {
                    double x = hidden[n * HIDDEN + j];
                    squares += x * x;
                    product += x * scale[j] * row[j];
                }
                logits[n] = product / Math.sqrt(squares / HIDDEN + 1e-5);
            }
            return logits;
        }

        double lossWith(int leaf, int index, double change) {
            NDArray array = leaves.get(leaf);
            double[] kept = array.toDoubleArray();
            double[] changed = kept.clone();
            changed[index] += change;
            try (NDManager scope = kernels.manager().newSubManager()) {
                long[] shape = array.getShape().getShape();
                kernels.copy(TorchMemory.doubles(scope, changed, shape), array);
                double loss = value(scope);
                kernels.copy(TorchMemory.doubles(scope, kept, shape), array);
                return loss;
            }
        }
    }
}
