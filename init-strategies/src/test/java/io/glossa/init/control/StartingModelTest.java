package io.glossa.init.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.checkpoint.TestModels;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class StartingModelTest {
    private static final String O_PROJ = "model.layers.%d.self_attn.o_proj.weight";
    private static final String Q_PROJ = "model.layers.%d.self_attn.q_proj.weight";

    private Path directory;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("starting");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @DataProvider
    Object[][] places() {
        return new Object[][] {
            {5, 0, List.of(0, 1, 2, 3, 4)},
            {5, 1, List.of(0, 1, 2, 3, 4, 4)},
            {5, 2, List.of(0, 1, 2, 2, 3, 4, 4)},
            {4, 2, List.of(0, 1, 1, 2, 3, 3)},
            {4, 4, List.of(0, 0, 1, 1, 2, 2, 3, 3)},
            {2, 5, List.of(0, 0, 0, 1, 1, 1, 1)},
            {1, 3, List.of(0, 0, 0, 0)},
        };
    }

    @Test(dataProvider = "places")
    void copiesStandEvenlySpread(int layers, int added, List<Integer> sources) {
        assertThat(new IdentityBlocks(layers, added).sources()).isEqualTo(sources);
    }

    /** LLaMA Pro: of 32 blocks in groups of four, the uppermost of each has its copy above it. */
    @Test
    void eightOfThirtyTwoStandAsInLlamaPro() {
        List<Integer> sources = new IdentityBlocks(32, 8).sources();
        assertThat(sources).hasSize(40);
        for (int group = 0; group < 8; group++) {
            assertThat(sources.subList(5 * group, 5 * group + 5))
                    .containsExactly(4 * group, 4 * group + 1, 4 * group + 2, 4 * group + 3, 4 * group + 3);
        }
    }

    @Test
    void aCopyHasZerosWhereItWritesIntoTheStream() {
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k());
                Checkpoint stacked = written(base, new StartingModel(StartingWeights.BASE, 2, 1))) {
            assertThat(stacked.config().layers()).isEqualTo(7);
            assertThat(stacked.tensors()).hasSize(base.tensors().size() + 2 * 9);
            List<Integer> sources = List.of(0, 1, 2, 2, 3, 4, 4);
            for (int block = 0; block < 7; block++) {
                boolean copy = block == 3 || block == 6;
                String prefix = "model.layers." + sources.get(block) + ".";
                for (String name : base.tensors().tailMap(prefix).keySet()) {
                    if (!name.startsWith(prefix)) {
                        break;
                    }
                    String placed = name.replace(prefix, "model.layers." + block + ".");
                    if (copy && (name.contains("o_proj") || name.contains("down_proj"))) {
                        assertThat(stacked.tensor(placed).floats()).as(placed).containsOnly(0);
                        assertThat(stacked.tensor(placed).info().shape())
                                .isEqualTo(base.tensor(name).info().shape());
                    } else {
                        assertThat(stacked.tensor(placed).mismatch(base.tensor(name)))
                                .as(placed)
                                .isEqualTo(-1);
                    }
                }
            }
            for (String name : List.of(Checkpoint.EMBEDDINGS, "model.norm.weight")) {
                assertThat(stacked.tensor(name).mismatch(base.tensor(name))).isEqualTo(-1);
            }
        }
    }

    /** Values are permuted first, and a copy repeats its block as it then is. */
    @Test
    void addedBlocksDoNotChangeHowOthersArePermuted() {
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k());
                Checkpoint permuted = written(base, new StartingModel(StartingWeights.PERMUTED_BLOCKS, 0, 3));
                Checkpoint both = written(base, new StartingModel(StartingWeights.PERMUTED_BLOCKS, 1, 3))) {
            for (int layer = 0; layer < 5; layer++) {
                assertSame(both, O_PROJ.formatted(layer), permuted, O_PROJ.formatted(layer));
            }
            assertSame(both, Q_PROJ.formatted(5), permuted, Q_PROJ.formatted(4));
            assertThat(both.tensor(O_PROJ.formatted(5)).floats()).containsOnly(0);
        }
    }

    /** Shapes are equal in all blocks; were the order drawn from the shape, all would have the same. */
    @Test
    void everyTensorHasAnOrderOfItsOwn() {
        SortedMap<String, TensorSource> equal = new TreeMap<>();
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            equal.putAll(base.tensors());
            for (int layer = 1; layer < 5; layer++) {
                equal.put(
                        Q_PROJ.formatted(layer),
                        new PlacedTensor(base.tensor(Q_PROJ.formatted(0)), Q_PROJ.formatted(layer), false));
            }
            CheckpointWriter.write(directory, base.config(), equal.values());
        }
        try (Checkpoint base = Checkpoint.open(directory);
                Checkpoint permuted = written(base, new StartingModel(StartingWeights.PERMUTED_BLOCKS, 0, 3))) {
            for (int layer = 1; layer < 5; layer++) {
                assertThat(permuted.tensor(Q_PROJ.formatted(layer)).floats())
                        .isNotEqualTo(permuted.tensor(Q_PROJ.formatted(0)).floats());
            }
        }
    }

    /** The same shape as a model that was always that deep. */
    @Test
    void randomWeightsFillTheAddedBlocksToo() {
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k());
                Checkpoint random = written(base, new StartingModel(StartingWeights.RANDOM, 2, 3))) {
            assertThat(random.config().layers()).isEqualTo(7);
            assertThat(random.tensors()).hasSize(base.tensors().size() + 2 * 9);
            float[] values = random.tensor(O_PROJ.formatted(6)).floats();
            double squares = 0;
            for (float value : values) {
                squares += value * (double) value;
            }
            // 0.02 / sqrt(2 * 7), and four standard errors of a deviation of 4,096 numbers.
            assertThat(Math.sqrt(squares / values.length)).isBetween(0.0051, 0.0056);
        }
    }

    @Test
    void quantisedWeightsAreNotDrawn() {
        SortedMap<String, TensorSource> tensors = new TreeMap<>();
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            tensors.putAll(base.tensors());
            TensorInfo info = TensorInfo.matrix(Q_PROJ.formatted(0), DataType.I8, 64, 64);
            tensors.put(info.name(), new PlacedTensor(new Shape(info), info.name(), true));
            CheckpointWriter.write(directory, base.config(), tensors.values());
        }
        try (Checkpoint base = Checkpoint.open(directory)) {
            assertThatThrownBy(() -> new StartingModel(StartingWeights.RANDOM, 0, 1).tensors(base, 512))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(Q_PROJ.formatted(0))
                    .hasMessageContaining("I8");
        }
    }

    @Test
    void aBaseThatLacksATensorIsRefused() {
        SortedMap<String, TensorSource> tensors = new TreeMap<>();
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            tensors.putAll(base.tensors());
            tensors.remove(O_PROJ.formatted(4));
            CheckpointWriter.write(directory, base.config(), tensors.values());
        }
        try (Checkpoint base = Checkpoint.open(directory)) {
            for (StartingWeights weights : List.of(StartingWeights.RANDOM, StartingWeights.PERMUTED_BLOCKS)) {
                assertThatThrownBy(() -> new StartingModel(weights, 0, 1).tensors(base, 512))
                        .isInstanceOf(FormatException.class)
                        .hasMessageContaining(O_PROJ.formatted(4));
            }
        }
    }

    @Test
    void fewerThanNoBlocksAreRefused() {
        assertThatThrownBy(() -> new StartingModel(StartingWeights.BASE, -1, 1))
                .isInstanceOf(ConfigException.class)
                .hasMessage("identity-blocks: -1; expected 0 or more");
    }

    /** A name, a type and a shape without numbers. */
    private record Shape(TensorInfo info) implements TensorSource {
        @Override
        public void writeTo(java.nio.channels.WritableByteChannel out) {
            throw new AssertionError("only the shape is asked for");
        }
    }

    private static void assertSame(Checkpoint one, String name, Checkpoint other, String otherName) {
        assertThat(one.tensor(name).mismatch(other.tensor(otherName))).as(name).isEqualTo(-1);
    }

    private Checkpoint written(Checkpoint base, StartingModel start) {
        try {
            Path model = Files.createTempDirectory(directory, "model");
            ModelConfig config = start.config(base.config());
            CheckpointWriter.write(
                    model, config, start.tensors(base, config.vocabularySize()).values());
            return Checkpoint.open(model);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
