package io.glossa.train.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.sentencepiece.SpTokenizer;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.train.LanguageModel;
import io.glossa.train.model.LanguageModels;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class ModelExportTest {
    private static final Path BASE = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");

    private Path directory;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("export");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void anUntouchedBaseComesOutComplete() {
        Path out = directory.resolve("export");
        ExportSettings settings =
                new ExportSettings("stories", "karpathy/tinyllamas", "MIT", List.of("en"), null, null, null);
        ModelExport export = new ModelExport(BASE, RunReports.none(), settings, LanguageModels::open);
        assertThat(export.run(out, Map.of("model", "a"))).isEqualTo(StepRunner.Outcome.RAN);
        assertThat(export.run(out, Map.of("model", "a"))).isEqualTo(StepRunner.Outcome.SKIPPED);
        assertThat(out.toFile().list())
                .contains(
                        "config.json",
                        "model.safetensors",
                        "tokenizer.model",
                        "tokenizer.json",
                        "tokenizer_config.json",
                        "special_tokens_map.json",
                        "generation_config.json",
                        "README.md",
                        "manifest.json");
        assertThat(Json.read(out.resolve("manifest.json"))
                        .at("/counts/parameters")
                        .asLong())
                .isEqualTo(260_032);
        assertThat(out.resolve("README.md"))
                .content()
                .startsWith("---\nlanguage:\n- en\nlicense: mit\nbase_model: karpathy/tinyllamas\n")
                .contains("Nothing was trained")
                .contains("47 tensors are equal bit for bit");
        assertThat(out.resolve("tokenizer.model")).hasSameBinaryContentAs(BASE.resolve("tokenizer.model"));
    }

    /** The record is changed, so that it tells whether it was taken or the file hashed. */
    @Test
    void aHashOnRecordIsTakenForAFileThatIsTheSame() throws IOException {
        Path step = directory.resolve("train/01-one");
        StepRunner.run(Step.of("one", step, Map.of(), Map.of()), partial -> {
            new ModelExport(BASE, RunReports.none(), ExportSettings.defaults(), LanguageModels::open)
                    .work(make(partial.resolve("model")));
            return Map.of();
        });
        Path manifest = step.resolve("manifest.json");
        Path weights = step.resolve("model/model.safetensors");
        String hash = Hashes.sha256(weights);
        Files.writeString(manifest, Files.readString(manifest).replace(hash, "on record"));
        assertThat(exportedHash(step, "same", ExportSettings.defaults())).isEqualTo("on record");
        ExportSettings narrow = new ExportSettings(null, null, null, null, null, "bf16", null);
        assertThat(exportedHash(step, "narrow", narrow)).hasSize(64).isNotEqualTo(hash);
        Files.setLastModifiedTime(
                weights, FileTime.fromMillis(Files.getLastModifiedTime(manifest).toMillis() + 2000));
        assertThat(exportedHash(step, "touched", ExportSettings.defaults())).isEqualTo(hash);
    }

    private String exportedHash(Path step, String name, ExportSettings settings) {
        Path out = directory.resolve(name);
        new ModelExport(step.resolve("model"), RunReports.none(), settings, LanguageModels::open).run(out, Map.of());
        return Json.read(out.resolve("manifest.json"))
                .at("/outputs/model.safetensors/sha256")
                .asText();
    }

    private static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        for (String name : List.of("one", "two")) {
            Path out = Files.createDirectory(directory.resolve(name));
            new ModelExport(BASE, RunReports.none(), ExportSettings.defaults(), LanguageModels::open).work(out);
        }
        for (String name : directory.resolve("one").toFile().list()) {
            assertThat(directory.resolve("two").resolve(name))
                    .hasSameBinaryContentAs(directory.resolve("one").resolve(name));
        }
    }

    @Test
    void anotherReaderFindsTheSameTensors() throws IOException {
        new ModelExport(BASE, RunReports.none(), ExportSettings.defaults(), LanguageModels::open).work(directory);
        try (Checkpoint base = Checkpoint.open(BASE);
                NDManager manager = NDManager.newBaseManager("PyTorch");
                InputStream in = Files.newInputStream(directory.resolve("model.safetensors"))) {
            NDList decoded = NDList.decode(manager, in);
            assertThat(decoded).hasSize(base.tensors().size());
            for (NDArray array : decoded) {
                assertThat(array.toFloatArray())
                        .as(array.getName())
                        .containsExactly(base.tensor(array.getName()).floats());
            }
        }
    }

    @Test
    void anotherReaderCutsTextAlike() throws IOException {
        new ModelExport(BASE, RunReports.none(), ExportSettings.defaults(), LanguageModels::open).work(directory);
        Tokenizer ours = Tokenizers.load(directory);
        try (SpTokenizer theirs = new SpTokenizer(directory.resolve("tokenizer.model"));
                HuggingFaceTokenizer fast = HuggingFaceTokenizer.newInstance(
                        directory.resolve("tokenizer.json"), Map.of("addSpecialTokens", "true"))) {
            for (String text : List.of("Once upon a time, there was a little girl.", "옛날 옛적에 한 소녀가 살았다.", "Ó ṣe")) {
                assertThat(ours.encode(text))
                        .containsExactly(theirs.getProcessor().encode(text));
                long[] framed = fast.encode(text).getIds();
                assertThat(framed[0]).isEqualTo(ours.bosId());
                assertThat(Arrays.stream(framed)
                                .skip(1)
                                .mapToInt(id -> (int) id)
                                .toArray())
                        .containsExactly(ours.encode(text));
            }
        }
    }

    @Test
    void shardsUntiedHeadsAndHalfPrecisionSurvive() throws IOException {
        Path model = untiedBfloat16(directory.resolve("model"));
        Path out = Files.createDirectory(directory.resolve("out"));
        ExportSettings settings = new ExportSettings(null, null, null, null, 100_000L, null, null);
        new ModelExport(model, RunReports.none(), settings, LanguageModels::open).work(out);
        assertThat(out.resolve("model.safetensors")).doesNotExist();
        assertThat(out.resolve("model.safetensors.index.json")).exists();
        try (Checkpoint exported = Checkpoint.open(out)) {
            assertThat(exported.config().tiedEmbeddings()).isFalse();
            assertThat(exported.config().declaredType()).isEqualTo("bfloat16");
            assertThat(exported.config().toJson().at("/architectures/0").asText())
                    .isEqualTo("LlamaForCausalLM");
            assertThat(exported.config().toJson().at("/rope_scaling/factor").asDouble())
                    .isEqualTo(2);
        }
        assertThat(Json.read(out.resolve("special_tokens_map.json"))
                        .path("bos_token")
                        .asText())
                .isEqualTo("<s>");
        assertThat(Json.read(out.resolve("generation_config.json"))
                        .path("eos_token_id")
                        .asInt())
                .isEqualTo(2);
        assertThat(Json.read(out.resolve("tokenizer_config.json"))
                        .path("tokenizer_class")
                        .asText())
                .isEqualTo("LlamaTokenizer");
    }

    @Test
    void aDifferenceInProbabilitiesStopsTheExport() {
        int[] opened = {0};
        ModelExport export = new ModelExport(
                BASE,
                RunReports.none(),
                ExportSettings.defaults(),
                path -> new NearlyUniform(opened[0]++ == 0 ? 0 : Math.ulp(6f)));
        Path out = directory.resolve("export");
        assertThatThrownBy(() -> export.run(out, Map.of()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("after position 63 token 511");
        assertThat(out).doesNotExist();
    }

    @Test
    void aTokenizerOfAnotherSizeStopsTheExport() throws IOException {
        Path model = Files.createDirectory(directory.resolve("model"));
        try (Checkpoint base = Checkpoint.open(BASE)) {
            StoredTensor embeddings = base.tensor(Checkpoint.EMBEDDINGS);
            float[] fewer = Arrays.copyOf(embeddings.floats(), 500 * 64);
            List<TensorSource> tensors = new ArrayList<>(base.tensors().values());
            tensors.remove(embeddings);
            tensors.add(FloatTensor.of(TensorInfo.matrix(Checkpoint.EMBEDDINGS, DataType.F32, 500, 64), fewer));
            CheckpointWriter.write(model, base.config().withVocabularySize(500), tensors);
        }
        Files.copy(BASE.resolve("tokenizer.model"), model.resolve("tokenizer.model"));
        Path out = directory.resolve("export");
        assertThatThrownBy(
                        () -> new ModelExport(model, RunReports.none(), ExportSettings.defaults(), LanguageModels::open)
                                .run(out, Map.of()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("512 pieces")
                .hasMessageContaining("500 rows")
                .hasMessageContaining("vocab_size 500");
        assertThat(out).doesNotExist();
    }

    /** A model of 512 tokens that are nearly equally likely, but for one in one place. */
    private record NearlyUniform(float off) implements LanguageModel {
        @Override
        public int vocabularySize() {
            return 512;
        }

        @Override
        public int contextLength() {
            return 512;
        }

        @Override
        public float[][] tokenLogProbabilities(int[][] rows) {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public float[][] nextTokenLogProbabilities(int[] row, int from) {
            float[][] all = new float[row.length][512];
            for (float[] position : all) {
                Arrays.fill(position, (float) -Math.log(512));
            }
            all[63][511] += off;
            return all;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private static Path untiedBfloat16(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Checkpoint base = Checkpoint.open(BASE)) {
            List<TensorSource> tensors = new ArrayList<>();
            for (StoredTensor tensor : base.tensors().values()) {
                TensorInfo info = tensor.info();
                tensors.add(FloatTensor.of(new TensorInfo(info.name(), DataType.BF16, info.shape()), tensor.floats()));
            }
            float[] head = base.tensor(Checkpoint.EMBEDDINGS).floats();
            head[100] = 1;
            tensors.add(FloatTensor.of(TensorInfo.matrix(Checkpoint.HEAD, DataType.BF16, 512, 64), head));
            ObjectNode config =
                    base.config().with("tie_word_embeddings", BooleanNode.FALSE).toJson();
            config.remove(List.of("architectures", "torch_dtype"));
            config.putObject("rope_scaling").put("rope_type", "linear").put("factor", 2.0);
            CheckpointWriter.write(directory, ModelConfig.of(config, "test"), tensors);
        }
        Files.copy(BASE.resolve("tokenizer.model"), directory.resolve("tokenizer.model"));
        return directory;
    }
}
