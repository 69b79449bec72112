package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.train.kernel.TorchScriptKernels;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.stage.select.TrainedGroup;
import io.glossa.train.stage.select.TrainedParts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Against AdamW written out for one weight in plain Java. */
public class OptimizerTest {
    private static final double[] GRADIENTS = {0.3, -0.2, 0.05, 0.4};
    private static final double BEGIN = 0.7;
    private Kernels kernels;

    @BeforeMethod
    public void open() {
        kernels = new TorchScriptKernels(TorchRuntime.open(Device.CPU, 1), 1e-5, ComputeType.FLOAT32);
    }

    @AfterMethod
    public void close() {
        kernels.close();
    }

    @Test
    public void everyLeafMovesWithTheRateAndDecayOfItsGroup() {
        Leaf matrix = leaf("matrix", LeafInfo.Part.BLOCK);
        Leaf norm = leaf("norm", LeafInfo.Part.NORM);
        Leaf rows = leaf("rows", LeafInfo.Part.NEW_EMBEDDINGS);
        TrainedParts parts = new TrainedParts(
                "s",
                List.of(
                        new TrainedGroup(
                                "blocks.all", 0.01, 0.1, OptionalDouble.empty(), List.of(matrix.info(), norm.info())),
                        new TrainedGroup("embeddings.new", 0.05, 0.1, OptionalDouble.of(0.3), List.of(rows.info()))));
        List<Leaf> leaves = List.of(matrix, norm, rows);
        Optimizer optimizer = new Optimizer(kernels, settings(""), parts, leaves);
        for (int step = 1; step <= GRADIENTS.length; step++) {
            gradients(leaves, step);
            optimizer.update(1.0 / step);
        }
        assertThat(value(matrix)).isCloseTo(adamw(0.01, 0.1)[GRADIENTS.length], within(1e-6));
        assertThat(value(norm)).isCloseTo(adamw(0.01, 0)[GRADIENTS.length], within(1e-6));
        assertThat(value(rows)).isCloseTo(adamw(0.05, 0.3)[GRADIENTS.length], within(1e-6));
        assertThat(value(matrix)).isNotEqualTo(value(norm));
    }

    /** {@code a = 0.9 a + 0.1 w} after each step, from the weight before the first. */
    @Test
    public void theRunningAverageFollowsTheWeights() {
        Leaf leaf = leaf("matrix", LeafInfo.Part.BLOCK);
        TrainedParts parts = new TrainedParts(
                "s", List.of(new TrainedGroup("blocks.all", 0.01, 0.1, OptionalDouble.empty(), List.of(leaf.info()))));
        Optimizer optimizer = new Optimizer(kernels, settings(", ema: 0.9"), parts, List.of(leaf));
        double expected = BEGIN;
        double[] path = adamw(0.01, 0.1);
        for (int step = 1; step <= GRADIENTS.length; step++) {
            gradients(List.of(leaf), step);
            optimizer.update(1.0 / step);
            expected = 0.9 * expected + 0.1 * path[step];
        }
        assertThat(value(optimizer.averages().get(0))).isCloseTo(expected, within(1e-6));
        assertThat(value(leaf)).isCloseTo(path[GRADIENTS.length], within(1e-6));
        assertThat(optimizer.tensors())
                .extracting(tensor -> tensor.info().name())
                .containsExactly("matrix", "matrix[average]");
        optimizer.adoptAverages();
        assertThat(value(leaf)).isCloseTo(expected, within(1e-6));
    }

    /** The weight before the first step and after each, the rate of step t being divided by t. */
    private static double[] adamw(double rate, double decay) {
        double[] path = new double[GRADIENTS.length + 1];
        path[0] = BEGIN;
        double first = 0;
        double second = 0;
        for (int t = 1; t <= GRADIENTS.length; t++) {
            double gradient = GRADIENTS[t - 1];
            first = 0.9 * first + 0.1 * gradient;
            second = 0.95 * second + 0.05 * gradient * gradient;
            double own = rate / t;
            double moved = path[t - 1] * (1 - own * decay);
            path[t] = moved
                    - own * (first / (1 - Math.pow(0.9, t))) / (Math.sqrt(second / (1 - Math.pow(0.95, t))) + 1e-8);
        }
        return path;
    }

    private void gradients(List<Leaf> leaves, int step) {
        for (Leaf leaf : leaves) {
            try (NDArray wanted =
                            TorchMemory.floats(kernels.manager(), new float[] {(float) GRADIENTS[step - 1]}, 1, 1);
                    NDArray gradient = leaf.array().getGradient()) {
                kernels.copy(wanted, gradient);
            }
        }
    }

    private Leaf leaf(String name, LeafInfo.Part part) {
        LeafInfo info = new LeafInfo(
                name,
                part,
                OptionalInt.empty(),
                TensorInfo.matrix(name, DataType.F32, 1, 1),
                List.of(new NewRows.Range(0, 1)));
        return new Leaf(info, TorchMemory.floats(kernels.manager(), new float[] {(float) BEGIN}, 1, 1));
    }

    private static double value(Leaf leaf) {
        return leaf.array().toFloatArray()[0];
    }

    private static StageSettings settings(String more) {
        return Settings.parse("{name: s, trains: [all], learning-rate: 1, steps: 9" + more + "}", "stage.yaml")
                .bind(StageSettings.class);
    }
}
