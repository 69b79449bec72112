package io.glossa.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.train.Device;
import io.glossa.train.kernel.TorchMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class LowRankAdapterTest {
    private static final LowRankAdapter FORM =
            new LowRankAdapter(3, 6, false, List.of("q_proj", "v_proj", "down_proj"));
    private static final int[] ROW = new Random(4).ints(20, 0, 41).toArray();
    private Path directory;

    @BeforeClass
    public void createDirectory() throws IOException {
        directory = Files.createTempDirectory("adapters");
    }

    @AfterClass
    public void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    public void aFreshAdapterChangesNoBitOfTheBase() {
        Path base = model("fresh", DataType.BF16);
        try (DecoderModel plain = DecoderModel.open(base, Device.CPU, 1);
                Checkpoint checkpoint = Checkpoint.open(base);
                DecoderModel adapted = open(checkpoint, Optional.empty())) {
            assertThat(adapted.nextTokenLogProbabilities(ROW, 0))
                    .isDeepEqualTo(plain.nextTokenLogProbabilities(ROW, 0));
        }
    }

    /** Kaiming-uniform with a slope of sqrt(5): within 1 / sqrt(inputs), and spread over all of it. */
    @Test
    public void factorsBeginAsPeftHasThem() {
        Path base = model("start", DataType.F32);
        try (Checkpoint checkpoint = Checkpoint.open(base);
                DecoderModel adapted = open(checkpoint, Optional.empty());
                DecoderModel again = open(checkpoint, Optional.empty())) {
            List<Leaf> factors = factors(adapted);
            assertThat(factors).hasSize(3 * 3 * 2);
            for (int i = 0; i < factors.size(); i++) {
                Leaf leaf = factors.get(i);
                float[] values = leaf.array().toFloatArray();
                assertThat(factors(again).get(i).array().toFloatArray()).isEqualTo(values);
                double bound = 1 / Math.sqrt((double) leaf.info().shape()[1]);
                double most = 0;
                for (float value : values) {
                    most = Math.max(most, Math.abs(value));
                }
                if (LowRankAdapter.isA(leaf.info())) {
                    assertThat(most).isBetween(0.8 * bound, bound);
                } else {
                    assertThat(most).isZero();
                }
            }
            assertThat(factors.get(0).array().toFloatArray())
                    .isNotEqualTo(factors.get(2).array().toFloatArray());
        }
    }

    @Test
    public void aMergedModelGivesTheLogitsOfItsAdapter() {
        Path base = model("merge", DataType.F32);
        Path merged = directory.resolve("merge-merged");
        try (Checkpoint checkpoint = Checkpoint.open(base);
                DecoderModel adapted = open(checkpoint, Optional.empty())) {
            fill(adapted, 9);
            CheckpointWriter.write(
                    create(merged), checkpoint.config(), adapted.weights().merged(checkpoint, List.of()));
            try (DecoderModel plain = DecoderModel.open(merged, Device.CPU, 1);
                    DecoderModel unadapted = DecoderModel.open(base, Device.CPU, 1)) {
                float[][] expected = adapted.nextTokenLogProbabilities(ROW, 0);
                float[][] found = plain.nextTokenLogProbabilities(ROW, 0);
                float[][] without = unadapted.nextTokenLogProbabilities(ROW, 0);
                double effect = 0;
                for (int t = 0; t < expected.length; t++) {
                    assertThat(found[t]).containsExactly(expected[t], within(2e-5f));
                    effect = Math.max(effect, Math.abs(without[t][0] - expected[t][0]));
                }
                assertThat(effect).isGreaterThan(0.05);
            }
        }
    }

    /** W + alpha / rank times B A, in plain doubles from the matrices themselves. */
    @Test
    public void mergingAddsTheScaledProductAndNothingElse() {
        Path base = model("product", DataType.F32);
        Path merged = directory.resolve("product-merged");
        try (Checkpoint checkpoint = Checkpoint.open(base);
                DecoderModel adapted = open(checkpoint, Optional.empty())) {
            fill(adapted, 10);
            CheckpointWriter.write(
                    create(merged), checkpoint.config(), adapted.weights().merged(checkpoint, List.of()));
            try (Checkpoint after = Checkpoint.open(merged)) {
                checkpoint.tensors().forEach((name, tensor) -> {
                    boolean target = FORM.targets().stream().anyMatch(module -> name.endsWith(module + ".weight"));
                    if (!target) {
                        assertThat(after.tensor(name).mismatch(tensor)).as(name).isEqualTo(-1);
                        return;
                    }
                    String module = name.substring(0, name.length() - ".weight".length());
                    float[] a = values(adapted, module + ".lora_A");
                    float[] b = values(adapted, module + ".lora_B");
                    float[] weights = tensor.floats();
                    float[] found = after.tensor(name).floats();
                    int inputs = a.length / 3;
                    for (int i = 0; i < weights.length; i++) {
                        double sum = weights[i];
                        for (int r = 0; r < 3; r++) {
                            sum += 2.0 * b[i / inputs * 3 + r] * a[r * inputs + i % inputs];
                        }
                        assertThat(found[i]).as("%s[%d]", name, i).isCloseTo((float) sum, within(1e-7f));
                    }
                });
            }
        }
    }

    @Test
    public void anAdapterComesBackFromItsFilesBitForBit() {
        Path base = model("files", DataType.BF16);
        Path files = directory.resolve("files-adapter");
        try (Checkpoint checkpoint = Checkpoint.open(base)) {
            float[][] expected;
            try (DecoderModel adapted = open(checkpoint, Optional.empty())) {
                fill(adapted, 11);
                AdapterFiles.write(files, FORM, adapted.weights().leaves(), adapted.kernels());
                expected = adapted.nextTokenLogProbabilities(ROW, 0);
            }
            try (DecoderModel again = open(checkpoint, Optional.of(files.resolve(AdapterFiles.WEIGHTS)))) {
                assertThat(again.nextTokenLogProbabilities(ROW, 0)).isDeepEqualTo(expected);
            }
        }
        try (SafetensorsFile file = SafetensorsFile.open(files.resolve(AdapterFiles.WEIGHTS))) {
            assertThat(file.tensors())
                    .hasSize(18)
                    .containsKey("base_model.model.model.layers.2.mlp.down_proj.lora_B.weight");
        }
        JsonNode config = Json.read(files.resolve("adapter_config.json"));
        assertThat(config.path("peft_type").asText()).isEqualTo("LORA");
        assertThat(config.path("r").asInt()).isEqualTo(3);
        assertThat(config.path("lora_alpha").asInt()).isEqualTo(6);
        assertThat(config.path("target_modules")).hasSize(3);
    }

    @Test
    public void anAdapterOfAnotherShapeIsRefusedByName() {
        Path base = model("shape", DataType.F32);
        Path files = directory.resolve("shape-adapter");
        try (Checkpoint checkpoint = Checkpoint.open(base)) {
            try (DecoderModel adapted = open(checkpoint, Optional.empty())) {
                AdapterFiles.write(files, FORM, adapted.weights().leaves(), adapted.kernels());
            }
            LowRankAdapter wider = new LowRankAdapter(4, 6, false, FORM.targets());
            assertThatThrownBy(() -> open(checkpoint, wider, Optional.of(files.resolve(AdapterFiles.WEIGHTS))))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("q_proj.lora_A.weight' has the shape [3, 24]; expected the shape [4, 24]");
        }
    }

    @Test
    public void theScaleFollowsRankOrItsRoot() {
        assertThat(FORM.scale()).isEqualTo(2);
        assertThat(new LowRankAdapter(16, 32, true, List.of("q_proj")).scale()).isEqualTo(8);
        assertThatThrownBy(() -> new LowRankAdapter(1, 1, false, List.of("q_prj")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'q_proj'");
    }

    private Path model(String name, DataType type) {
        return RandomDecoder.write(directory.resolve(name), "\"model_type\": \"qwen2\"", type, 5);
    }

    private static DecoderModel open(Checkpoint checkpoint, Optional<Path> stored) {
        return open(checkpoint, FORM, stored);
    }

    private static DecoderModel open(Checkpoint checkpoint, LowRankAdapter form, Optional<Path> stored) {
        return DecoderModel.open(
                checkpoint,
                ModelOptions.training(Device.CPU, 1, NewRows.none(), List.of())
                        .withAdapter(Optional.of(new AdapterStart(form, 3, stored))));
    }

    private static void fill(DecoderModel model, long seed) {
        Random random = new Random(seed);
        for (Leaf leaf : factors(model)) {
            float[] values = new float[(int) leaf.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (0.1 * random.nextGaussian());
            }
            try (NDArray array = TorchMemory.floats(
                    model.kernels().manager(), values, leaf.info().shape())) {
                model.kernels().copy(array, leaf.array());
            }
        }
    }

    private static List<Leaf> factors(DecoderModel model) {
        return model.weights().leaves().stream()
                .filter(leaf -> leaf.part() == LeafInfo.Part.ADAPTER)
                .toList();
    }

    private static float[] values(DecoderModel model, String name) {
        return factors(model).stream()
                .filter(leaf -> leaf.name().equals(name))
                .findFirst()
                .orElseThrow()
                .array()
                .toFloatArray();
    }

    private static Path create(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", path, e);
        }
    }
}
