package io.glossa.checkpoint.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.TestModels;
import io.glossa.checkpoint.Variants;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.StepRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class ModelMergeTest {
    private static final String GATE = "model.layers.3.mlp.gate_proj.weight";

    private Path directory;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("merge");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void aLinearMergeIsTheWeightedSumOfEveryNumber() {
        Path a = Variants.write(directory.resolve("a"), 1, 0.1, DataType.F32);
        Path b = Variants.write(directory.resolve("b"), 2, 0.1, DataType.F32);
        MergeSettings plain = new MergeSettings("linear", List.of(0.5, 1.5), false, null, null, null, null);
        requireEveryNumber(merge(plain, a, b), x -> 0.5 * x[0] + 1.5 * x[1], a, b);
        MergeSettings normalised = new MergeSettings("linear", List.of(0.5, 1.5), null, null, null, null, null);
        requireEveryNumber(merge(normalised, a, b), x -> 0.25 * x[0] + 0.75 * x[1], a, b);
    }

    @Test
    void weightsThatDoNotAddUpToOneScaleEvenEqualTensors() {
        Path a = TestModels.stories260k();
        MergeSettings doubled = new MergeSettings("linear", List.of(1.0, 1.0), false, null, null, null, null);
        requireEveryNumber(merge(doubled, a, a), x -> 2 * x[0], a);
    }

    @Test
    void anAverageWeighsItsModelsAlikeUnlessToldOtherwise() {
        Path a = Variants.write(directory.resolve("a"), 1, 0.1, DataType.F32);
        Path b = Variants.write(directory.resolve("b"), 2, 0.1, DataType.F32);
        Path c = Variants.write(directory.resolve("c"), 3, 0.1, DataType.F32);
        double third = 1.0 / 3;
        requireEveryNumber(
                merge(MergeSettings.of("average"), a, b, c), x -> third * x[0] + third * x[1] + third * x[2], a, b, c);
        MergeSettings weighted = new MergeSettings("average", List.of(2.0, 1.0, 1.0), null, null, null, null, null);
        requireEveryNumber(merge(weighted, a, b, c), x -> 0.5 * x[0] + 0.25 * x[1] + 0.25 * x[2], a, b, c);
    }

    @Test
    void aChatVectorIsAddedToTheRowsOfTheBaseAndLeavesNewOnesAlone() {
        Path adapted = Variants.write(directory.resolve("adapted"), 1, 0.1, DataType.F32, "한국", "그리");
        Path instruct = Variants.write(directory.resolve("instruct"), 2, 0.1, DataType.F32);
        Path base = TestModels.stories260k();
        MergeSettings settings = new MergeSettings("chat-vector", null, null, null, null, 0.7, null);
        Path out = merge(settings, adapted, instruct, base);
        requireEveryNumber(out, x -> x[0] + 0.7 * x[1] - 0.7 * x[2], adapted, instruct, base);
        try (Checkpoint merged = Checkpoint.open(out);
                Checkpoint first = Checkpoint.open(adapted)) {
            float[] rows = merged.tensor(Checkpoint.EMBEDDINGS).floats();
            assertThat(rows).hasSize(514 * 64);
            assertThat(Arrays.copyOfRange(rows, 512 * 64, 514 * 64))
                    .containsExactly(Arrays.copyOfRange(
                            first.tensor(Checkpoint.EMBEDDINGS).floats(), 512 * 64, 514 * 64));
        }
        JsonNode account = Json.read(out.resolve("merge.json"));
        assertThat(account.path("formula").asText()).isEqualTo("a + 0.7 (b - c)");
        assertThat(account.path("new_rows").asInt()).isEqualTo(2);
        assertThat(account.path("models").toString()).isEqualTo("[\"adapted\",\"instruct\",\"stories260k\"]");
    }

    @Test
    void newRowsThatSomeShareAreMergedFromThose() {
        Path a = Variants.write(directory.resolve("a"), 1, 0.1, DataType.F32, "한국", "그리", "스와");
        Path b = Variants.write(directory.resolve("b"), 2, 0.1, DataType.F32, "한국", "다른");
        Path c = Variants.write(directory.resolve("c"), 3, 0.1, DataType.F32);
        MergeSettings mean =
                new MergeSettings("average", List.of(1.0, 3.0, 4.0), null, null, null, null, NewRowPolicy.MEAN);
        MergeSettings keep = new MergeSettings("average", List.of(1.0, 3.0, 4.0), null, null, null, null, null);
        float[] meant = embeddings(merge(mean, a, b, c));
        float[] kept = embeddings(merge(keep, a, b, c));
        float[] ofA = embeddings(a);
        float[] ofB = embeddings(b);
        for (int j = 0; j < 64; j++) {
            assertThat(meant[512 * 64 + j]).isEqualTo((float) (0.25 * ofA[512 * 64 + j] + 0.75 * ofB[512 * 64 + j]));
        }
        // The second piece of b is another: its row counts for nothing, as the missing third.
        assertThat(Arrays.copyOfRange(meant, 513 * 64, 515 * 64))
                .containsExactly(Arrays.copyOfRange(ofA, 513 * 64, 515 * 64));
        assertThat(Arrays.copyOfRange(kept, 512 * 64, 515 * 64))
                .containsExactly(Arrays.copyOfRange(ofA, 512 * 64, 515 * 64));
    }

    @Test
    void slerpGoesFromTheFirstModelToTheSecond() {
        Path a = Variants.write(directory.resolve("a"), 1, 0.1, DataType.F32);
        Path b = Variants.write(directory.resolve("b"), 2, 0.1, DataType.F32);
        assertThat(merge(slerp(0.0), a, b).resolve("model.safetensors"))
                .hasSameBinaryContentAs(a.resolve("model.safetensors"));
        assertThat(merge(slerp(1.0), a, b).resolve("model.safetensors"))
                .hasSameBinaryContentAs(b.resolve("model.safetensors"));
    }

    @Test
    void slerpIsTheFormulaOverTheWholeTensor() {
        Path a = Variants.write(directory.resolve("a"), 1, 0.1, DataType.F32);
        Path b = Variants.write(directory.resolve("b"), 2, 0.1, DataType.F32);
        Path out = merge(slerp(0.3), a, b);
        float[] x = floats(a, GATE);
        float[] y = floats(b, GATE);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (double) x[i] * x[i];
            yy += (double) y[i] * y[i];
            xy += (double) x[i] * y[i];
        }
        double angle = Math.acos(xy / Math.sqrt(xx * yy));
        double ofX = Math.sin(0.7 * angle) / Math.sin(angle);
        double ofY = Math.sin(0.3 * angle) / Math.sin(angle);
        assertThat(ofX + ofY).as("on the arc, not the chord").isGreaterThan(1.001);
        float[] merged = floats(out, GATE);
        for (int i = 0; i < x.length; i++) {
            assertThat((double) merged[i]).isCloseTo(ofX * x[i] + ofY * y[i], within(1e-6));
        }
    }

    @Test
    void slerpTakesItsOwnTForTensorsThatAreNamed() {
        Path a = Variants.write(directory.resolve("a"), 1, 0.1, DataType.F32);
        Path b = Variants.write(directory.resolve("b"), 2, 0.1, DataType.F32);
        TreeMap<String, Double> named = new TreeMap<>();
        named.put("mlp", 1.0);
        named.put("mlp.gate", 0.0);
        Path out = merge(new MergeSettings("slerp", null, null, 0.5, named, null, null), a, b);
        assertThat(floats(out, GATE)).containsExactly(floats(a, GATE));
        assertThat(floats(out, GATE.replace("gate", "up"))).containsExactly(floats(b, GATE.replace("gate", "up")));
        assertThat(embeddings(out)).isNotEqualTo(embeddings(a)).isNotEqualTo(embeddings(b));
    }

    @Test
    void theResultHasTypeConfigurationAndTokenizerOfTheFirst() {
        Path a = Variants.write(directory.resolve("a"), 1, 0.1, DataType.BF16, "한국");
        Path b = Variants.write(directory.resolve("b"), 2, 0.1, DataType.F32);
        Path out = directory.resolve("out");
        ModelMerge merge = new ModelMerge(List.of(a, b), MergeSettings.of("average"), Progress.NONE);
        assertThat(merge.run(out)).isEqualTo(StepRunner.Outcome.RAN);
        assertThat(merge.run(out)).isEqualTo(StepRunner.Outcome.SKIPPED);
        try (Checkpoint merged = Checkpoint.open(out)) {
            assertThat(merged.tensor(GATE).info().type()).isEqualTo(DataType.BF16);
            merged.requireTokenizerSize(513);
        }
        assertThat(out.resolve("tokenizer.model")).hasSameBinaryContentAs(a.resolve("tokenizer.model"));
        assertThat(out.resolve("chat_template.jinja")).hasContent("{{ seed 1 }}");
        JsonNode manifest = Json.read(out.resolve("manifest.json"));
        assertThat(manifest.at("/settings/method").asText()).isEqualTo("average");
        assertThat(manifest.at("/inputs/b").asText()).startsWith("directory:");
        assertThat(manifest.at("/outputs/model.safetensors/sha256").asText()).hasSize(64);
        assertThat(manifest.at("/counts/new_rows").asInt()).isEqualTo(1);
    }

    @Test
    void halfPrecisionIsRoundedOnceFromTheSum() {
        Path a = Variants.write(directory.resolve("a"), 1, 0.1, DataType.BF16);
        Path b = Variants.write(directory.resolve("b"), 2, 0.1, DataType.BF16);
        float[] x = floats(a, GATE);
        float[] y = floats(b, GATE);
        MergeSettings settings = new MergeSettings("linear", List.of(0.37, 0.63), false, null, null, null, null);
        float[] merged = floats(merge(settings, a, b), GATE);
        for (int i = 0; i < x.length; i++) {
            double exact = 0.37 * x[i] + 0.63 * y[i];
            // Neighbours in BF16 are 2^(exponent - 7) apart: rounded to nearest is off by half of that at most.
            double unit = Math.scalb(1.0, Math.getExponent(exact) - 7);
            assertThat(Math.abs(merged[i] - exact)).isLessThanOrEqualTo(unit / 2);
        }
    }

    @Test
    void anUntiedModelHasACopyOfItsEmbeddingsAsHead() throws IOException {
        Path out = Files.createDirectory(directory.resolve("untied"));
        HeadUntying.work(TestModels.stories260k(), out);
        try (Checkpoint untied = Checkpoint.open(out)) {
            assertThat(untied.config().tiedEmbeddings()).isFalse();
            assertThat(untied.tensor(Checkpoint.HEAD).bytes())
                    .isEqualTo(untied.tensor(Checkpoint.EMBEDDINGS).bytes());
            assertThat(untied.tensors()).hasSize(48);
        }
        assertThat(out.resolve("tokenizer.model")).exists();
    }

    private static MergeSettings slerp(double t) {
        return new MergeSettings("slerp", null, null, t, null, null, null);
    }

    private Path merge(MergeSettings settings, Path... models) {
        try {
            Path out = Files.createTempDirectory(directory, "out");
            new ModelMerge(List.of(models), settings, Progress.NONE).work(out);
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares every number that all models have with a formula in doubles over whole arrays. */
    private static void requireEveryNumber(Path merged, ToDoubleFunction<float[]> formula, Path... models) {
        try (Checkpoint opened = Checkpoint.open(merged)) {
            for (String name : opened.tensors().keySet()) {
                float[] actual = opened.tensor(name).floats();
                float[][] inputs =
                        Arrays.stream(models).map(model -> floats(model, name)).toArray(float[][]::new);
                int common = Arrays.stream(inputs)
                        .mapToInt(input -> input.length)
                        .min()
                        .orElseThrow();
                for (int i = 0; i < common; i++) {
                    float[] numbers = new float[inputs.length];
                    for (int m = 0; m < numbers.length; m++) {
                        numbers[m] = inputs[m][i];
                    }
                    assertThat(actual[i]).as("%s[%d]", name, i).isEqualTo((float) formula.applyAsDouble(numbers));
                }
            }
        }
    }

    private static float[] embeddings(Path model) {
        return floats(model, Checkpoint.EMBEDDINGS);
    }

    private static float[] floats(Path model, String name) {
        try (Checkpoint opened = Checkpoint.open(model)) {
            return opened.tensor(name).floats();
        }
    }
}
