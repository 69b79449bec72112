package io.glossa.train.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.SafetensorsWriter;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.NumericException;
import io.glossa.run.Settings;
import io.glossa.train.model.LanguageModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ExportTypeTest {
    private static final Path BASE = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
    private static final String NORM = "model.norm.weight";

    private Path directory;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("export");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @DataProvider
    Object[][] types() {
        return new Object[][] {{"bf16", DataType.BF16, "bfloat16", 7, -126}, {"f16", DataType.F16, "float16", 10, -14}};
    }

    @Test(dataProvider = "types")
    void everyNumberIsTheNearestOfTheTypeAndTiesAreEven(
            String name, DataType type, String dtype, int digits, int least) {
        Path out = export(BASE, type(name));
        try (Checkpoint before = Checkpoint.open(BASE);
                Checkpoint after = Checkpoint.open(out)) {
            assertThat(after.config().declaredType()).isEqualTo(dtype);
            for (String tensor : before.tensors().keySet()) {
                assertThat(after.tensor(tensor).info().type()).isEqualTo(type);
                float[] x = before.tensor(tensor).floats();
                float[] y = after.tensor(tensor).floats();
                for (int i = 0; i < x.length; i++) {
                    // Scaling by a power of two is exact, and Math.rint rounds to nearest with ties to even.
                    int scale = digits - Math.max(Math.getExponent(x[i]), least);
                    double expected = Math.scalb(Math.rint(Math.scalb((double) x[i], scale)), -scale);
                    assertThat((double) y[i]).as("%s[%d]", tensor, i).isEqualTo(expected);
                }
            }
        }
        assertThat(out.resolve("README.md"))
                .content()
                .contains("47 of 47 tensors hold")
                .contains("the nearest " + dtype)
                .contains("the largest difference of a logarithm is 0.")
                .contains("| stored as | " + dtype + " |");
        assertThat(Json.read(out.resolve("manifest.json"))
                        .at("/counts/rounded_tensors")
                        .asInt())
                .isEqualTo(47);
        assertThat(out.resolve("model.safetensors").toFile().length())
                .isLessThan(BASE.resolve("model.safetensors").toFile().length() / 2 + 10_000);
    }

    @Test
    void wideningLosesNothingAndNarrowingAgainGivesTheSameBits() {
        Path narrow = export(BASE, type("bf16"));
        Path wide = export(narrow, type("f32"));
        Path again = export(wide, type("bf16"));
        try (Checkpoint one = Checkpoint.open(narrow);
                Checkpoint other = Checkpoint.open(wide)) {
            one.tensors()
                    .forEach((name, tensor) ->
                            assertThat(other.tensor(name).floats()).as(name).containsExactly(tensor.floats()));
        }
        assertThat(again.resolve("model.safetensors")).hasSameBinaryContentAs(narrow.resolve("model.safetensors"));
    }

    @Test
    void aNumberThatDoesNotFitIsRefusedByItsTensorsName() throws IOException {
        Path model = changed(65_519.99f);
        assertThat(export(model, type("f16")).resolve("config.json")).exists();
        Path large = changed(-65_520f);
        Path out = directory.resolve("refused");
        assertThatThrownBy(() ->
                        new ModelExport(large, RunReports.none(), type("f16"), LanguageModels::open).run(out, Map.of()))
                .isInstanceOf(NumericException.class)
                .hasMessageContaining("tensor '" + NORM + "' element 5 of [64] is -65520.0, too large for F16")
                .hasMessageContaining("write BF16 or F32");
        assertThat(out).doesNotExist();
    }

    @Test
    void templatesGenerationAndIdsOfTheModelSurvive() throws IOException {
        Path model = Files.createDirectory(directory.resolve("model"));
        ObjectNode config;
        try (Checkpoint base = Checkpoint.open(BASE)) {
            config = base.config().toJson();
            config.putArray("eos_token_id").add(2).add(300);
            config.put("bos_token_id", 1).put("dtype", "float32").put("torch_dtype", "float32");
            config.put("rope_theta", 50_000.0).put("max_position_embeddings", 4096);
            config.putObject("rope_scaling").put("rope_type", "linear").put("factor", 8.0);
            config.put("made_by", "someone");
            CheckpointWriter.write(
                    model, ModelConfig.of(config, "test"), base.tensors().values());
        }
        Files.copy(BASE.resolve("tokenizer.model"), model.resolve("tokenizer.model"));
        Files.writeString(model.resolve("chat_template.jinja"), "{% for m in messages %}{{ m }}{% endfor %}");
        Files.writeString(model.resolve("generation_config.json"), "{\"temperature\":0.6,  \"eos_token_id\":[2,300]}");
        Files.writeString(model.resolve("tokenizer_config.json"), "{\"chat_template\": \"x\", \"bos_token\": \"<s>\"}");
        Path out = export(model, type("bf16"));
        for (String name : List.of("chat_template.jinja", "generation_config.json", "tokenizer_config.json")) {
            assertThat(out.resolve(name)).hasSameBinaryContentAs(model.resolve(name));
        }
        JsonNode written = Json.read(out.resolve("config.json"));
        config.put("dtype", "bfloat16").put("torch_dtype", "bfloat16");
        assertThat(written).isEqualTo(Json.mapper().readTree(Json.line(config)));
    }

    @Test
    void weightsAloneAreComparedWithoutOpeningAModel() {
        ExportSettings settings = new ExportSettings(null, null, null, null, null, null, Comparison.WEIGHTS);
        Path out = directory.resolve("out");
        new ModelExport(BASE, RunReports.none(), settings, path -> {
                    throw new AssertionError("asked for " + path);
                })
                .run(out, Map.of());
        assertThat(out.resolve("README.md")).content().contains("What the two compute was not compared.");
    }

    @Test
    void theCheckFindsANumberThatIsNotTheNearest() throws IOException {
        float[] values = {1.0f, -0.3f, 1e-30f, 0f, 3.14159f};
        Path wide = tensor("wide", DataType.F32, values);
        float[] off = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            off[i] = values[i];
        }
        assertThat(firstWrong(wide, tensor("right", DataType.BF16, off))).isEqualTo(-1);
        off[4] = 3.125f;
        assertThat(firstWrong(wide, tensor("wrong", DataType.BF16, off))).isEqualTo(4);
        off[1] = Float.NaN;
        assertThat(firstWrong(wide, tensor("damaged", DataType.BF16, off))).isEqualTo(1);
    }

    @Test
    void anUnknownTypeIsAnsweredWithTheKnown() {
        assertThatThrownBy(() -> type("fp16"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'f16'?")
                .hasMessageContaining("known: bf16, f16, f32");
        ExportSettings read =
                Settings.parse("{type: BF16, compare: weights}", "test").bind(ExportSettings.class);
        assertThat(read.type()).isEqualTo("bf16");
        assertThat(read.compare()).isEqualTo(Comparison.WEIGHTS);
        assertThat(ExportSettings.defaults().elementType()).isEmpty();
    }

    private static long firstWrong(Path trained, Path written) {
        try (SafetensorsFile before = SafetensorsFile.open(trained);
                SafetensorsFile after = SafetensorsFile.open(written)) {
            return RoundingCheck.firstWrong(
                    before.tensors().get("t"), after.tensors().get("t"));
        }
    }

    private Path tensor(String name, DataType type, float[] values) {
        Path file = directory.resolve(name + ".safetensors");
        TensorInfo info = new TensorInfo("t", type, List.of((long) values.length));
        SafetensorsWriter.write(file, List.of(FloatTensor.of(info, values)));
        return file;
    }

    /** The base with one number of the last norm changed. */
    private Path changed(float value) throws IOException {
        Path model = Files.createTempDirectory(directory, "model");
        try (Checkpoint base = Checkpoint.open(BASE)) {
            List<TensorSource> tensors = new ArrayList<>(base.tensors().values());
            tensors.removeIf(tensor -> tensor.info().name().equals(NORM));
            float[] norm = base.tensor(NORM).floats();
            norm[5] = value;
            tensors.add(FloatTensor.of(new TensorInfo(NORM, DataType.F32, List.of(64L)), norm));
            CheckpointWriter.write(model, base.config(), tensors);
        }
        Files.copy(BASE.resolve("tokenizer.model"), model.resolve("tokenizer.model"));
        return model;
    }

    private Path export(Path model, ExportSettings settings) {
        try {
            Path out = Files.createTempDirectory(directory, "out").resolve("export");
            new ModelExport(model, RunReports.none(), settings, LanguageModels::open).run(out, Map.of());
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportSettings type(String type) {
        return new ExportSettings(null, null, null, null, null, type, null);
    }
}
