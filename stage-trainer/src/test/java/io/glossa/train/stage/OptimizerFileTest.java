package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.SafetensorsWriter;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Hashes;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.kernel.DynamicCode;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.train.kernel.TorchScriptKernels;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.stage.select.TrainedGroup;
import io.glossa.train.stage.select.TrainedParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class OptimizerFileTest {
    private static final int ROWS = 90;
    private static final int COLUMNS = 50;
    private Path folder;
    private Kernels kernels;

    @BeforeMethod
    public void open() throws IOException {
        folder = Files.createTempDirectory("glossa-optimizer");
        kernels = new TorchScriptKernels(TorchRuntime.open(Device.CPU, 1), 1e-5, ComputeType.FLOAT32);
    }

    @AfterMethod
    public void close() {
        kernels.close();
        AtomicFiles.delete(folder);
    }

    @DataProvider
    public Object[][] forms() {
        return new Object[][] {{"float32"}, {"8-bit"}};
    }

    @Test(dataProvider = "forms")
    public void whatIsReadBackIsWrittenAgainBitForBit(String form) {
        Optimizer optimizer = optimizer(form);
        train(optimizer, 3);
        Path file = folder.resolve("state");
        OptimizerFile.write(file, optimizer);
        Optimizer other = optimizer(form);
        assertThat(OptimizerFile.read(file, other)).isEqualTo(3);
        Path again = folder.resolve("again");
        OptimizerFile.write(again, other);
        assertThat(Hashes.sha256(again)).isEqualTo(Hashes.sha256(file));
    }

    /** 4,500 weights of a matrix are coded, 18 blocks of maxima; its bias is too small, and embeddings are never. */
    @Test
    public void onlyLargeLeavesThatAreNoEmbeddingsAreInEightBits() {
        Optimizer optimizer = optimizer("8-bit");
        train(optimizer, 1);
        Path file = folder.resolve("state");
        OptimizerFile.write(file, optimizer);
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            assertThat(stored.tensors().get("matrix.first").info())
                    .isEqualTo(new TensorInfo("matrix.first", DataType.U8, List.of(4500L)));
            assertThat(stored.tensors().get("matrix.second.maxima").info())
                    .isEqualTo(new TensorInfo("matrix.second.maxima", DataType.F32, List.of(18L)));
            assertThat(stored.tensors().get("rows.first").info())
                    .isEqualTo(TensorInfo.matrix("rows.first", DataType.F32, ROWS, COLUMNS));
            assertThat(stored.tensors().get("bias.second").info().type()).isEqualTo(DataType.F32);
            assertThat(stored.tensors()).hasSize(5 + 3 + 3);
        }
        assertThat(optimizer("float32").moments()).allMatch(moments -> moments instanceof FloatMoments);
    }

    @Test
    public void floatsGoOnInEightBitsWithinTheErrorOfTheCodeAndBack() {
        Optimizer exact = optimizer("float32");
        train(exact, 3);
        Path file = folder.resolve("floats");
        OptimizerFile.write(file, exact);
        Optimizer coded = optimizer("8-bit");
        assertThat(OptimizerFile.read(file, coded)).isEqualTo(3);
        Path narrow = folder.resolve("codes");
        OptimizerFile.write(narrow, coded);
        Optimizer back = optimizer("float32");
        OptimizerFile.read(narrow, back);
        for (boolean first : new boolean[] {true, false}) {
            float[] before = mean(exact, 0, first);
            float[] after = mean(back, 0, first);
            double error = (first ? DynamicCode.SIGNED : DynamicCode.UNSIGNED).largestError();
            for (int i = 0; i < before.length; i++) {
                assertThat(Math.abs((double) after[i] - before[i]))
                        .isLessThanOrEqualTo(error * top(before, i) * (1 + 1e-5));
            }
            assertThat(after).isNotEqualTo(before);
            assertThat(mean(back, 1, first)).isEqualTo(mean(exact, 1, first));
            assertThat(mean(back, 2, first)).isEqualTo(mean(exact, 2, first));
        }
        assertThat(back.moments().get(0).steps().toFloatArray()).containsExactly(3f);
    }

    @Test
    public void aMeanOfAnotherSizeIsRefusedByName() {
        Optimizer optimizer = optimizer("8-bit");
        Path file = folder.resolve("state");
        OptimizerFile.write(file, optimizer);
        Path broken = folder.resolve("broken");
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            List<StoredTensor> most = stored.tensors().values().stream()
                    .filter(tensor -> !tensor.info().name().equals("matrix.second.maxima"))
                    .toList();
            SafetensorsWriter.write(broken, most);
        }
        assertThatThrownBy(() -> OptimizerFile.read(broken, optimizer))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("'matrix.second.maxima': found nothing; expected 18 numbers");
    }

    private float[] mean(Optimizer optimizer, int place, boolean first) {
        FloatMoments moments = (FloatMoments) optimizer.moments().get(place);
        return (first ? moments.first() : moments.second()).toFloatArray();
    }

    private void train(Optimizer optimizer, int steps) {
        Random random = new Random(8);
        for (int step = 0; step < steps; step++) {
            for (Leaf leaf : optimizer.leaves()) {
                float[] values = new float[(int) leaf.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.nextGaussian();
                }
                try (NDArray wanted = TorchMemory.floats(
                                kernels.manager(),
                                values,
                                leaf.array().getShape().getShape());
                        NDArray gradient = leaf.array().getGradient()) {
                    kernels.copy(wanted, gradient);
                }
            }
            optimizer.update(1);
        }
    }

    private Optimizer optimizer(String form) {
        List<Leaf> leaves = List.of(
                leaf("matrix", LeafInfo.Part.BLOCK, ROWS),
                leaf("rows", LeafInfo.Part.NEW_EMBEDDINGS, ROWS),
                leaf("bias", LeafInfo.Part.BIAS, 1));
        TrainedParts parts = new TrainedParts(
                "s",
                List.of(new TrainedGroup(
                        "all",
                        0.01,
                        0.1,
                        OptionalDouble.empty(),
                        leaves.stream().map(Leaf::info).toList())));
        StageSettings settings = Settings.parse(
                        "{name: s, trains: [all], learning-rate: 1, steps: 9, moments: " + form + "}", "stage.yaml")
                .bind(StageSettings.class);
        return new Optimizer(kernels, settings, parts, leaves);
    }

    private Leaf leaf(String name, LeafInfo.Part part, int rows) {
        LeafInfo info = new LeafInfo(
                name,
                part,
                OptionalInt.empty(),
                TensorInfo.matrix(name, DataType.F32, rows, COLUMNS),
                List.of(new NewRows.Range(0, rows)));
        return new Leaf(info, TorchMemory.floats(kernels.manager(), new float[rows * COLUMNS], rows, COLUMNS));
    }

    private static double top(float[] numbers, int place) {
        int block = place / DynamicCode.BLOCK * DynamicCode.BLOCK;
        double top = 0;
        for (int i = block; i < Math.min(numbers.length, block + DynamicCode.BLOCK); i++) {
            top = Math.max(top, Math.abs((double) numbers[i]));
        }
        return top;
    }
}
