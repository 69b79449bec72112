package io.glossa.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.AtomicFiles;
import io.glossa.train.Device;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Each family's logits and gradients against plain double-precision Java and finite differences of it. */
public class FamilyParityTest {
    /** Sixteen positions of one document, then nine of another. */
    private static final int FIRST = 16;

    private static final int LENGTH = 25;
    private Path directory;

    @BeforeClass
    public void createDirectory() throws IOException {
        directory = Files.createTempDirectory("families");
    }

    @AfterClass
    public void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @DataProvider
    public Object[][] families() {
        return new Object[][] {
            {"llama", "\"model_type\": \"llama\""},
            {"llama-tied", "\"model_type\": \"llama\", \"tie_word_embeddings\": true"},
            {"llama-biased", "\"model_type\": \"llama\", \"attention_bias\": true, \"mlp_bias\": true"},
            {"llama-linear", "\"model_type\": \"llama\", \"rope_scaling\": {\"type\": \"linear\", \"factor\": 3}"},
            {
                "llama-3",
                "\"model_type\": \"llama\", \"rope_theta\": 500000, \"rope_scaling\": {\"rope_type\": \"llama3\", \"factor\": 8,"
                        + " \"low_freq_factor\": 1, \"high_freq_factor\": 4, \"original_max_position_embeddings\": 16}"
            },
            {"mistral", "\"model_type\": \"mistral\", \"sliding_window\": 5"},
            {"mistral-open", "\"model_type\": \"mistral\", \"sliding_window\": null"},
            {"qwen2", "\"model_type\": \"qwen2\", \"tie_word_embeddings\": true"},
            {
                "qwen2-yarn",
                "\"model_type\": \"qwen2\", \"rope_scaling\": {\"rope_type\": \"yarn\", \"factor\": 4,"
                        + " \"original_max_position_embeddings\": 16}"
            },
            {
                "qwen2-windowed",
                "\"model_type\": \"qwen2\", \"use_sliding_window\": true, \"sliding_window\": 4, \"max_window_layers\": 1"
            },
            {"qwen3", "\"model_type\": \"qwen3\", \"head_dim\": 8"},
        };
    }

    @Test(dataProvider = "families")
    public void logitsAndGradientsAgreeWithDoublePrecisionJava(String name, String keys) {
        Path model = RandomDecoder.write(directory.resolve(name), keys, DataType.F32, 7);
        ReferenceDecoder reference = ReferenceDecoder.read(model);
        int[] row = tokens(LENGTH, 3);
        try (DecoderModel decoder = DecoderModel.open(model, Device.CPU, 1)) {
            float[][] found = decoder.nextTokenLogProbabilities(row, 0);
            double[][] expected = reference.logProbabilities(row);
            for (int t = 0; t < LENGTH; t++) {
                for (int v = 0; v < found[t].length; v++) {
                    assertThat((double) found[t][v])
                            .as("position %d, token %d", t, v)
                            .isCloseTo(expected[t][v], within(1e-5));
                }
            }
        }
        NewRows newRows = NewRows.behind(30, 41);
        for (boolean again : new boolean[] {false, true}) {
            Gradients gradients = gradients(model, row, newRows, ComputeType.FLOAT32, again);
            Random random = new Random(9);
            for (LeafInfo leaf : gradients.leaves) {
                float[] own = gradients.of(leaf);
                for (int trial = 0; trial < 2; trial++) {
                    int i = random.nextInt(own.length);
                    int element = (int) (leaf.rows().get(0).from() * leaf.rowElements()) + i;
                    double slope = slope(reference, leaf.source().name(), element, row);
                    assertThat((double) own[i])
                            .as("%s[%d]", leaf.name(), i)
                            .isCloseTo(slope, within(2e-4 + 1e-3 * Math.abs(slope)));
                }
            }
        }
    }

    @Test(dataProvider = "families")
    public void continuingGivesWhatReadingAtOnceGives(String name, String keys) {
        Path model = RandomDecoder.write(directory.resolve("continued-" + name), keys, DataType.F32, 8);
        int[] row = tokens(LENGTH, 4);
        try (DecoderModel decoder = DecoderModel.open(model, Device.CPU, 1);
                Continuation continuation = decoder.continuation(1, LENGTH)) {
            float[][] expected = decoder.nextTokenLogProbabilities(row, 0);
            continuation.begin(Arrays.copyOf(row, 11));
            for (int t = 11; t < LENGTH; t++) {
                assertThat(continuation.step(new int[] {row[t]})[0]).containsExactly(expected[t], within(1e-4f));
            }
        }
    }

    @Test
    public void newRowsInTheMiddleGiveTheSameLossAndGradients() {
        Path model = RandomDecoder.write(directory.resolve("scattered"), "\"model_type\": \"llama\"", DataType.F32, 5);
        int[] row = tokens(LENGTH, 6);
        BitSet ids = new BitSet();
        for (int id : new int[] {3, 4, 17, 29, 40}) {
            ids.set(id);
        }
        NewRows scattered = NewRows.of(ids);
        Gradients whole = gradients(model, row, NewRows.none(), ComputeType.FLOAT32, false);
        Gradients split = gradients(model, row, scattered, ComputeType.FLOAT32, false);
        assertThat(split.loss).isCloseTo(whole.loss, within(1e-4));
        float[] all = whole.of(whole.leaf("model.embed_tokens.weight"));
        float[] fresh = split.of(split.leaf("model.embed_tokens.weight[new]"));
        int at = 0;
        for (int id : scattered.ids().toArray()) {
            for (int j = 0; j < 24; j++) {
                assertThat(fresh[at++]).isCloseTo(all[id * 24 + j], within(1e-4f));
            }
        }
    }

    @Test
    public void recomputingChangesNothing() {
        Path model = RandomDecoder.write(directory.resolve("again"), "\"model_type\": \"qwen3\"", DataType.F32, 6);
        int[] row = tokens(LENGTH, 7);
        Gradients kept = gradients(model, row, NewRows.behind(30, 41), ComputeType.FLOAT32, false);
        Gradients again = gradients(model, row, NewRows.behind(30, 41), ComputeType.FLOAT32, true);
        assertThat(again.loss).isEqualTo(kept.loss);
        for (LeafInfo leaf : kept.leaves) {
            assertThat(again.of(leaf)).as(leaf.name()).containsExactly(kept.of(leaf), within(1e-6f));
        }
    }

    @Test
    public void bfloat16ComesCloseAndFrozenWeightsKeepTheirType() {
        Path model = RandomDecoder.write(directory.resolve("bf16"), "\"model_type\": \"llama\"", DataType.BF16, 6);
        int[] row = tokens(LENGTH, 8);
        Gradients wide = gradients(model, row, NewRows.behind(30, 41), ComputeType.FLOAT32, false);
        for (boolean recomputes : new boolean[] {false, true}) {
            Gradients narrow = gradients(model, row, NewRows.behind(30, 41), ComputeType.BFLOAT16, recomputes);
            assertThat(narrow.loss).isCloseTo(wide.loss, within(0.02 * wide.loss));
            for (LeafInfo leaf : wide.leaves) {
                double difference = 0;
                double size = 0;
                for (int i = 0; i < wide.of(leaf).length; i++) {
                    difference += Math.pow(wide.of(leaf)[i] - narrow.of(leaf)[i], 2);
                    size += Math.pow(wide.of(leaf)[i], 2);
                }
                assertThat(Math.sqrt(difference / size)).as(leaf.name()).isLessThan(0.05);
            }
        }
        try (Checkpoint checkpoint = Checkpoint.open(model)) {
            List<LeafInfo> none = List.of();
            ModelOptions options = ModelOptions.training(Device.CPU, 1, NewRows.none(), none);
            try (DecoderModel frozen = DecoderModel.open(checkpoint, options)) {
                for (Leaf leaf : frozen.weights().leaves()) {
                    float[] stored = checkpoint.tensor(leaf.name()).floats();
                    assertThat(frozen.kernels()
                                    .floats(leaf.array(), 0, leaf.info().rowCount()))
                            .isEqualTo(stored);
                }
                double asStored = frozen.surprise(batch(row));
                try (DecoderModel widened = DecoderModel.open(model, Device.CPU, 1)) {
                    assertThat(widened.surprise(batch(row))).isEqualTo(asStored);
                }
            }
        }
    }

    @Test
    public void recomputingStopsAboveWhatIsFrozen() {
        Path model = RandomDecoder.write(directory.resolve("upper"), "\"model_type\": \"llama\"", DataType.BF16, 6);
        int[] row = tokens(LENGTH, 9);
        try (Checkpoint checkpoint = Checkpoint.open(model)) {
            WeightLayout layout = WeightLayout.of(checkpoint, NewRows.none());
            for (String chosen : List.of("model.layers.1.", "model.layers.2.mlp", "lm_head", "model.norm")) {
                List<LeafInfo> trained = layout.leaves().stream()
                        .filter(leaf -> leaf.name().startsWith(chosen))
                        .toList();
                Gradients kept = gradients(checkpoint, row, NewRows.none(), trained, ComputeType.FLOAT32, false);
                Gradients again = gradients(checkpoint, row, NewRows.none(), trained, ComputeType.FLOAT32, true);
                for (LeafInfo leaf : trained) {
                    assertThat(again.of(leaf)).as(leaf.name()).containsExactly(kept.of(leaf), within(1e-6f));
                }
            }
        }
    }

    private static double slope(ReferenceDecoder reference, String tensor, int element, int[] row) {
        double[] weights = reference.weights().get(tensor);
        double kept = weights[element];
        double step = 1e-5;
        weights[element] = kept + step;
        double above = loss(reference, row);
        weights[element] = kept - step;
        double below = loss(reference, row);
        weights[element] = kept;
        return (above - below) / (2 * step);
    }

    private static double loss(ReferenceDecoder reference, int[] row) {
        double sum = 0;
        for (int[] document : new int[][] {Arrays.copyOf(row, FIRST), Arrays.copyOfRange(row, FIRST, LENGTH)}) {
            sum += reference.meanLoss(document) * (document.length - 1);
        }
        return sum;
    }

    private static TokenBatch batch(int[] row) {
        return TokenBatch.of(List.of(
                new TokenBatch.Run(row, 0, FIRST, Kernels.IGNORED),
                new TokenBatch.Run(row, FIRST, LENGTH, Kernels.IGNORED)));
    }

    private static Gradients gradients(Path model, int[] row, NewRows newRows, ComputeType type, boolean recomputes) {
        try (Checkpoint checkpoint = Checkpoint.open(model)) {
            return gradients(
                    checkpoint,
                    row,
                    newRows,
                    WeightLayout.of(checkpoint, newRows).leaves(),
                    type,
                    recomputes);
        }
    }

    private static Gradients gradients(
            Checkpoint checkpoint,
            int[] row,
            NewRows newRows,
            List<LeafInfo> trained,
            ComputeType type,
            boolean recomputes) {
        ModelOptions options =
                ModelOptions.training(Device.CPU, 1, newRows, trained).computing(type, recomputes);
        try (DecoderModel decoder = DecoderModel.open(checkpoint, options)) {
            List<Leaf> leaves = decoder.trained();
            List<NDArray> gradients =
                    decoder.kernels().gradients(leaves.stream().map(Leaf::array).toList());
            double loss = decoder.accumulate(batch(row), 0);
            return new Gradients(
                    loss, trained, gradients.stream().map(NDArray::toFloatArray).toList());
        }
    }

    /** A loss and the gradients of the leaves that trained. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Gradients(double loss, List<LeafInfo> leaves, List<float[]> values) {
        float[] of(LeafInfo leaf) {
            return values.get(leaves.indexOf(leaf));
        }

        LeafInfo leaf(String name) {
            return leaves.stream()
                    .filter(leaf -> leaf.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int[] tokens(int count, long seed) {
        int[] tokens = new Random(seed).ints(count, 0, 41).toArray();
        tokens[0] = 1;
        return tokens;
    }
}
