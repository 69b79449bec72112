package io.glossa.checkpoint.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.checkpoint.TestModels;
import io.glossa.checkpoint.Variants;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.run.NumericException;
import io.glossa.run.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class MergeRefusalTest {
    private static final Path BASE = TestModels.stories260k();

    private Path directory;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("merge");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @DataProvider
    Object[][] settings() {
        return new Object[][] {
            {"unknown method", (Making) () -> MergeSettings.of("slurp"), 2, "did you mean 'slerp'"},
            {"no method", (Making) () -> MergeSettings.of(null), 2, "known: average, chat-vector, linear, slerp"},
            {"weights for slerp", (Making) () -> weighted("slerp", 1.0, 1.0), 2, "weights does not belong to"},
            {"t for an average", (Making) () -> t("average", 0.5), 2, "t does not belong to"},
            {"t above one", (Making) () -> t("slerp", 1.5), 2, "expected 0 (the first model) to 1"},
            {"t not a number", (Making) () -> t("slerp", Double.NaN), 2, "t is NaN"},
            {"infinite weight", (Making) () -> weighted("linear", 1.0, Double.POSITIVE_INFINITY), 2, "not a finite"},
            {"linear without weights", (Making) () -> MergeSettings.of("linear"), 2, "found 0 for 2 models"},
            {"too many weights", (Making) () -> weighted("average", 1.0, 1.0, 1.0), 2, "found 3 for 2 models"},
            {"weights that cancel", (Making) () -> weighted("linear", 1.0, -1.0), 2, "add up to 0"},
            {"three models for slerp", (Making) () -> MergeSettings.of("slerp"), 3, "exactly two models, found 3"},
            {"two models for a chat vector", (Making) () -> MergeSettings.of("chat-vector"), 2, "takes three models"},
            {
                "a mean of chat vectors",
                (Making) () -> new MergeSettings("chat-vector", null, null, null, null, 1.0, NewRowPolicy.MEAN),
                3,
                "has no sense"
            },
            {"sixty-four models", (Making) () -> MergeSettings.of("average"), 64, "at most 63"},
        };
    }

    @Test(dataProvider = "settings")
    void refusesSettingsBeforeAnythingIsRead(String what, Making making, int models, String expected) {
        assertThatThrownBy(() ->
                        new ModelMerge(Collections.nCopies(models, Path.of("none")), making.make(), Progress.NONE))
                .as(what)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(expected);
    }

    @DataProvider
    Object[][] configurations() {
        return new Object[][] {
            {"norm", Map.of("rms_norm_eps", (JsonNode) new DoubleNode(1e-6)), "rms_norm_eps is 1.0E-6; expected 1.0E-5"
            },
            {"rope base", Map.of("rope_theta", (JsonNode) new DoubleNode(5e5)), "rope_theta is 500000.0"},
            {"heads", Map.of("num_key_value_heads", (JsonNode) new IntNode(8)), "num_key_value_heads is 8"},
        };
    }

    @Test(dataProvider = "configurations")
    void refusesAModelWhoseConfigurationMeansOtherWeights(String what, Map<String, JsonNode> keys, String expected) {
        Path other = Variants.write(directory.resolve("other"), 1, 0.1, DataType.F32, keys);
        assertThatThrownBy(() -> average(BASE, other))
                .as(what)
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(other.toString())
                .hasMessageContaining(expected);
    }

    @Test
    void refusesATiedModelBesideAnUntiedOneAndSaysHowToUntieIt() throws IOException {
        Path untied = Files.createDirectory(directory.resolve("untied"));
        HeadUntying.work(BASE, untied);
        assertThatThrownBy(() -> average(untied, BASE))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("glossa untie " + BASE);
        assertThatThrownBy(() -> HeadUntying.work(untied, directory.resolve("again")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a head of its own already");
    }

    @Test
    void refusesTensorsThatOneModelLacksOrHasInAnotherShape() {
        String gate = "model.layers.0.mlp.gate_proj.weight";
        Path fewer = changed("fewer", null, gate);
        assertThatThrownBy(() -> average(BASE, fewer)).hasMessageContaining("'" + gate + "' is missing");
        assertThatThrownBy(() -> average(fewer, BASE)).hasMessageContaining("it has a tensor '" + gate + "'");
        FloatTensor narrow = FloatTensor.of(TensorInfo.matrix(gate, DataType.F32, 2, 2), new float[4]);
        assertThatThrownBy(() -> average(BASE, changed("narrow", narrow, gate)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("has the shape [2, 2]; expected [172, 64]");
    }

    @Test
    void refusesAnotherTokenizer() throws IOException {
        Path other = Variants.write(directory.resolve("other"), 1, 0.1, DataType.F32);
        byte[] model = Files.readAllBytes(BASE.resolve("tokenizer.model"));
        // The texts of single pieces: every lower-case letter becomes another letter of the same width.
        for (int i = 0; i < model.length; i++) {
            if (model[i] >= 'a' && model[i] <= 'y') {
                model[i]++;
            }
        }
        Files.write(other.resolve("tokenizer.model"), model);
        assertThatThrownBy(() -> average(BASE, other)).isInstanceOf(FormatException.class);
        assertThat(directory.resolve("out/config.json")).doesNotExist();
    }

    @Test
    void refusesNewRowsWhereAskedTo() {
        Path more = Variants.write(directory.resolve("more"), 1, 0.1, DataType.F32, "한국", "그리");
        MergeSettings strict = new MergeSettings("average", null, null, null, null, null, NewRowPolicy.ERROR);
        assertThatThrownBy(() -> merge(strict, more, BASE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("has 2 rows that not all models share");
        assertThatThrownBy(() -> merge(strict, BASE, more))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("they have 2 that it lacks");
    }

    @Test
    void refusesANameThatNoTensorBears() {
        MergeSettings settings =
                new MergeSettings("slerp", null, null, 0.5, new TreeMap<>(Map.of("self_atn", 0.1)), null, null);
        assertThatThrownBy(() -> merge(settings, BASE, BASE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'self_atn': no tensor's name contains it");
    }

    @Test
    void namesTheNumberThatTheTypeCannotHold() {
        String norm = "model.norm.weight";
        Path large = changed("large", constant(norm, DataType.F16, 40_000), norm);
        Path other = changed("other", constant(norm, DataType.F16, 39_040), norm);
        MergeSettings sum = new MergeSettings("linear", List.of(1.0, 1.0), false, null, null, null, null);
        assertThatThrownBy(() -> merge(sum, large, other))
                .isInstanceOf(NumericException.class)
                .hasMessageContaining("tensor 'model.norm.weight' element 0 of [64] is 79040.0, too large for F16");
        Path damaged = changed("damaged", constant(norm, DataType.F32, Float.NaN), norm);
        assertThatThrownBy(() -> average(BASE, damaged))
                .isInstanceOf(NumericException.class)
                .hasMessageContaining("is NaN, expected a finite number");
    }

    private static FloatTensor constant(String name, DataType type, float value) {
        float[] values = new float[64];
        Arrays.fill(values, value);
        return FloatTensor.of(new TensorInfo(name, type, List.of(64L)), values);
    }

    /** The base with one tensor taken out, and another put in. */
    private Path changed(String name, TensorSource added, String removed) {
        try (Checkpoint base = Checkpoint.open(BASE)) {
            Path model = Files.createDirectory(directory.resolve(name));
            List<TensorSource> tensors = new ArrayList<>(base.tensors().values());
            tensors.removeIf(tensor -> tensor.info().name().equals(removed));
            if (added != null) {
                tensors.add(added);
            }
            CheckpointWriter.write(model, base.config().with("tie_word_embeddings", BooleanNode.TRUE), tensors);
            Files.copy(BASE.resolve("tokenizer.model"), model.resolve("tokenizer.model"));
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void average(Path... models) {
        merge(MergeSettings.of("average"), models);
    }

    private void merge(MergeSettings settings, Path... models) {
        Path out = directory.resolve("out");
        new ModelMerge(List.of(models), settings, Progress.NONE).run(out);
    }

    private static MergeSettings weighted(String method, Double... weights) {
        return new MergeSettings(method, List.of(weights), null, null, null, null, null);
    }

    private static MergeSettings t(String method, double t) {
        return new MergeSettings(method, null, null, t, null, null, null);
    }

    /** Settings that are made where a refusal is expected. */
    private interface Making {
        MergeSettings make();
    }
}
