package io.glossa.checkpoint.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.checkpoint.TestModels;
import io.glossa.checkpoint.Variants;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.run.StepRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class AdapterMergeTest {
    private static final Path BASE = TestModels.stories260k();
    private static final String QUERY = "model.layers.1.self_attn.q_proj";
    private static final String DOWN = "model.layers.4.mlp.down_proj";
    private static final int RANK = 4;

    private Path directory;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("adapter");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void theFilesAreThoseThatPeftWrites() throws IOException {
        Path adapter = write(config(false), pairs());
        // The keys of LoraConfig.to_dict() that PEFT 0.7 knows, sorted as save_pretrained sorts them.
        assertThat(Files.readString(adapter.resolve("adapter_config.json"))).isEqualTo("""
                {
                  "alpha_pattern" : { },
                  "auto_mapping" : null,
                  "base_model_name_or_path" : "owner/base",
                  "bias" : "none",
                  "fan_in_fan_out" : false,
                  "inference_mode" : true,
                  "init_lora_weights" : true,
                  "lora_alpha" : 6,
                  "lora_dropout" : 0.0,
                  "modules_to_save" : null,
                  "peft_type" : "LORA",
                  "r" : 4,
                  "rank_pattern" : { },
                  "target_modules" : [
                    "q_proj",
                    "down_proj"
                  ],
                  "task_type" : "CAUSAL_LM",
                  "use_dora" : false,
                  "use_rslora" : false
                }
                """);
        try (Adapter opened = Adapter.open(adapter)) {
            assertThat(opened.config()).isEqualTo(config(false));
            assertThat(opened.a().keySet()).containsExactly(QUERY, DOWN);
            assertThat(opened.a().get(QUERY).info())
                    .isEqualTo(TensorInfo.matrix(
                            "base_model.model.model.layers.1.self_attn.q_proj.lora_A.weight", DataType.F32, 4, 64));
            assertThat(opened.b().get(DOWN).info())
                    .isEqualTo(TensorInfo.matrix(
                            "base_model.model.model.layers.4.mlp.down_proj.lora_B.weight", DataType.F32, 64, 4));
        }
    }

    @DataProvider
    Object[][] scales() {
        return new Object[][] {{false, 6.0 / 4}, {true, 6.0 / 2}};
    }

    @Test(dataProvider = "scales")
    void theWeightIsTheBasePlusTheScaledProduct(boolean rankStabilised, double scale) throws IOException {
        Path adapter = write(config(rankStabilised), pairs());
        Path out = merge(BASE, adapter);
        try (Checkpoint base = Checkpoint.open(BASE);
                Checkpoint merged = Checkpoint.open(out);
                Adapter opened = Adapter.open(adapter)) {
            for (String module : List.of(QUERY, DOWN)) {
                float[] w = base.tensor(module + ".weight").floats();
                float[] a = opened.a().get(module).floats();
                float[] b = opened.b().get(module).floats();
                int inputs = a.length / RANK;
                float[] actual = merged.tensor(module + ".weight").floats();
                assertThat(actual).isNotEqualTo(w);
                for (int i = 0; i < w.length; i++) {
                    double product = 0;
                    for (int k = 0; k < RANK; k++) {
                        product += (double) b[i / inputs * RANK + k] * a[k * inputs + i % inputs];
                    }
                    assertThat((double) actual[i])
                            .as("%s[%d]", module, i)
                            .isCloseTo(w[i] + scale * product, within(1e-6));
                }
            }
            for (String name : base.tensors().keySet()) {
                if (!name.startsWith(QUERY) && !name.startsWith(DOWN)) {
                    assertThat(merged.tensor(name).mismatch(base.tensor(name)))
                            .as(name)
                            .isNegative();
                }
            }
        }
    }

    @Test
    void ranksAndAlphasOfSingleModulesFollowTheirPatterns() throws IOException {
        AdapterConfig config = new AdapterConfig(
                8,
                16,
                false,
                List.of("q_proj", "down_proj"),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(Map.of("q_proj", RANK, "layers\\.4\\.mlp\\.down_proj", RANK)),
                new TreeMap<>(Map.of("layers.4.mlp.down_proj", 2.0)),
                "");
        assertThat(config.scale(QUERY)).isEqualTo(4);
        assertThat(config.scale(DOWN)).isEqualTo(0.5);
        assertThat(config.rank("model.layers.4.self_attn.xq_proj")).isEqualTo(8);
        Path adapter = write(config, pairs());
        assertThat(AdapterConfig.read(adapter)).isEqualTo(config);
        assertThat(merge(BASE, adapter)).isNotEmptyDirectory();
    }

    @Test
    void aNewVocabularyComesWithItsTokenizer() throws IOException {
        Path larger = Variants.write(directory.resolve("larger"), 3, 0.1, DataType.F32, "한국", "그리");
        float[] rows;
        try (Checkpoint opened = Checkpoint.open(larger)) {
            rows = opened.tensor(Checkpoint.EMBEDDINGS).floats();
        }
        List<TensorSource> tensors = pairs();
        tensors.add(matrix(AdapterNames.saved("model.embed_tokens"), 514, 64, rows));
        AdapterConfig config =
                AdapterConfig.of(RANK, 6, false, List.of("q_proj", "down_proj"), List.of("embed_tokens"), "");
        Path adapter = write(config, tensors);
        List<TensorSource> fewer = pairs();
        fewer.add(matrix(AdapterNames.saved("model.embed_tokens"), 512, 64, numbers(512 * 64, 5)));
        assertThatThrownBy(() -> merge(larger, write(config, fewer)))
                .as("the base's tokenizer has more pieces than the adapter's rows")
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("514 pieces");
        Files.copy(larger.resolve("tokenizer.model"), adapter.resolve("tokenizer.model"));
        Path out = merge(BASE, adapter);
        try (Checkpoint merged = Checkpoint.open(out)) {
            merged.requireTokenizerSize(514);
            assertThat(merged.tensor(Checkpoint.EMBEDDINGS).floats()).containsExactly(rows);
        }
        assertThat(out.resolve("tokenizer.model")).hasSameBinaryContentAs(larger.resolve("tokenizer.model"));
        assertThat(out.resolve("adapter_config.json")).doesNotExist();
    }

    @Test
    void trainedRowsReplaceThoseOfTheirIds() throws IOException {
        float[] rows = numbers(3 * 64, 9);
        AdapterConfig config = new AdapterConfig(
                RANK,
                6,
                false,
                List.of("q_proj", "down_proj"),
                List.of(),
                new TreeMap<>(Map.of("embed_tokens", List.of(500, 3, 511))),
                new TreeMap<>(),
                new TreeMap<>(),
                "");
        List<TensorSource> tensors = pairs();
        tensors.add(matrix(AdapterNames.tokens("model.embed_tokens"), 3, 64, rows));
        Path out = merge(BASE, write(config, tensors));
        try (Checkpoint base = Checkpoint.open(BASE);
                Checkpoint merged = Checkpoint.open(out)) {
            float[] expected = base.tensor(Checkpoint.EMBEDDINGS).floats();
            System.arraycopy(rows, 0, expected, 500 * 64, 64);
            System.arraycopy(rows, 64, expected, 3 * 64, 64);
            System.arraycopy(rows, 128, expected, 511 * 64, 64);
            assertThat(merged.tensor(Checkpoint.EMBEDDINGS).floats()).containsExactly(expected);
        }
    }

    @Test
    void theStepIsSkippedWhenNothingChanged() throws IOException {
        Path adapter = write(config(false), pairs());
        AdapterMerge merge = new AdapterMerge(BASE, adapter);
        Path out = directory.resolve("merged");
        assertThat(merge.run(out)).isEqualTo(StepRunner.Outcome.RAN);
        assertThat(merge.run(out)).isEqualTo(StepRunner.Outcome.SKIPPED);
        assertThat(Json.read(out.resolve("manifest.json"))
                        .at("/counts/adapted_modules")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void refusesModulesAndShapesThatTheBaseDoesNotHave() throws IOException {
        List<TensorSource> other = List.of(
                matrix(AdapterNames.a("model.layers.9.self_attn.q_proj"), RANK, 64, numbers(RANK * 64, 1)),
                matrix(AdapterNames.b("model.layers.9.self_attn.q_proj"), 64, RANK, numbers(RANK * 64, 2)));
        assertThatThrownBy(() -> merge(BASE, write(config(false), other)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("did you mean 'model.layers.");
        List<TensorSource> wide = List.of(
                matrix(AdapterNames.a(QUERY), RANK, 65, numbers(RANK * 65, 1)),
                matrix(AdapterNames.b(QUERY), 64, RANK, numbers(RANK * 64, 2)));
        assertThatThrownBy(() -> merge(BASE, write(config(false), wide)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("[4, 65], which does not go with [64, 64]");
        List<TensorSource> head = new ArrayList<>(pairs());
        head.add(matrix(AdapterNames.saved("lm_head"), 512, 64, numbers(512 * 64, 3)));
        assertThatThrownBy(() -> merge(BASE, write(config(false), head)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("glossa untie");
    }

    @Test
    void refusesHalvesAndRanksThatTheConfigurationDoesNotSay() {
        TensorSource a = matrix(AdapterNames.a(QUERY), RANK, 64, numbers(RANK * 64, 1));
        TensorSource b = matrix(AdapterNames.b(QUERY), 64, RANK, numbers(RANK * 64, 2));
        TensorSource thin = matrix(AdapterNames.a(QUERY), 2, 64, numbers(128, 1));
        TensorSource embedding = matrix("base_model.model.model.embed_tokens.lora_embedding_A", 4, 9, numbers(36, 1));
        TensorSource foreign = matrix("model.norm.weight", 4, 9, numbers(36, 1));
        assertRefused("its other half is missing", a);
        assertRefused("its other half is missing", b);
        assertRefused("its shape is [2, 64], the configuration says rank 4", thin, b);
        assertRefused("adapters of embeddings", a, b, embedding);
        assertRefused("begins with base_model.model.", a, b, foreign);
        assertRefused("holds no tensor");
    }

    @DataProvider
    Object[][] foreignConfigurations() {
        return new Object[][] {
            {"\"peft_type\" : \"LORA\"", "\"peft_type\" : \"IA3\"", "peft_type is \"IA3\""},
            {"\"use_dora\" : false", "\"use_dora\" : true", "use_dora is true"},
            {"\"bias\" : \"none\"", "\"bias\" : \"all\"", "bias is \"all\""},
            {"\"init_lora_weights\" : true", "\"init_lora_weights\" : \"pissa_niter_4\"", "changes the base's weights"},
            {"\"r\" : 4", "\"r\" : 0", "r is 0"},
            {"\"lora_alpha\" : 6", "\"lora_alpha\" : null", "lora_alpha is null"},
            {"\"rank_pattern\" : { }", "\"rank_pattern\" : {\"(\" : 2}", "is no regular expression"},
            {"\"use_rslora\" : false", "\"target_parameters\" : [\"x\"]", "target_parameters is [\"x\"]"},
        };
    }

    @Test(dataProvider = "foreignConfigurations")
    void refusesAdaptersOfAnotherFormula(String found, String changed, String expected) throws IOException {
        Path adapter = write(config(false), pairs());
        Path file = adapter.resolve("adapter_config.json");
        String text = Files.readString(file);
        assertThat(text).contains(found);
        Files.writeString(file, text.replace(found, changed));
        assertThatThrownBy(() -> Adapter.open(adapter))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(expected);
    }

    @Test
    void readsNoPickle() throws IOException {
        Path adapter = write(config(false), pairs());
        Files.move(adapter.resolve("adapter_model.safetensors"), adapter.resolve("adapter_model.bin"));
        assertThatThrownBy(() -> Adapter.open(adapter))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("safe_serialization=True");
    }

    private void assertRefused(String expected, TensorSource... tensors) {
        assertThatThrownBy(() -> write(config(false), List.of(tensors)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(expected);
    }

    private static AdapterConfig config(boolean rankStabilised) {
        return AdapterConfig.of(RANK, 6, rankStabilised, List.of("q_proj", "down_proj"), List.of(), "owner/base");
    }

    private static List<TensorSource> pairs() {
        return new ArrayList<>(List.of(
                matrix(AdapterNames.a(QUERY), RANK, 64, numbers(RANK * 64, 1)),
                matrix(AdapterNames.b(QUERY), 64, RANK, numbers(RANK * 64, 2)),
                matrix(AdapterNames.a(DOWN), RANK, 172, numbers(RANK * 172, 3)),
                matrix(AdapterNames.b(DOWN), 64, RANK, numbers(RANK * 64, 4))));
    }

    private Path write(AdapterConfig config, List<TensorSource> tensors) throws IOException {
        Path adapter = Files.createTempDirectory(directory, "adapter");
        AdapterWriter.write(adapter, config, tensors);
        return adapter;
    }

    private Path merge(Path base, Path adapter) throws IOException {
        Path out = Files.createTempDirectory(directory, "out");
        new AdapterMerge(base, adapter).work(out);
        return out;
    }

    private static FloatTensor matrix(String name, int rows, int columns, float[] values) {
        return FloatTensor.of(TensorInfo.matrix(name, DataType.F32, rows, columns), values);
    }

    private static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
