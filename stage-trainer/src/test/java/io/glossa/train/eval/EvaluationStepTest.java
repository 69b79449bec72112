package io.glossa.train.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.Document;
import io.glossa.corpus.SourceSettings;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.model.ReferenceDecoder;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedShardWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class EvaluationStepTest {
    private static final Path STORIES = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
    private static final MessageType DOCUMENTS = MessageTypeParser.parseMessageType("""
            message documents {
              required binary id (STRING);
              required binary source (STRING);
              required binary language (STRING);
              required binary text (STRING);
            }
            """);
    private static final CorpusSettings CORPUS =
            CorpusSettings.of(List.of(SourceSettings.of("reviews", "ko", "unused.jsonl")));

    private Path folder;

    @BeforeClass
    public void makeRun() throws IOException {
        folder = Files.createTempDirectory("evaluation");
        Path test = Files.createDirectories(folder.resolve("corpus/splits/test"));
        try (ParquetWriter<Group> writer = writer(test.resolve("part-00000.parquet"), DOCUMENTS)) {
            for (int i = 0; i < 3; i++) {
                writer.write(new SimpleGroup(DOCUMENTS)
                        .append("id", "r" + i)
                        .append("source", "reviews")
                        .append("language", "ko")
                        .append("text", "정말 재미있는 영화였다. " + i + "\nStarring Lily and Tim\n"));
            }
        }
        Path train = Files.createDirectories(folder.resolve("pack/train/reviews"));
        int[] text = Tokenizers.load(STORIES).encode("영화를 다시 보고 싶다. 영화가 재미있다.");
        int[] framed = new int[text.length + 1];
        framed[0] = 1;
        System.arraycopy(text, 0, framed, 1, text.length);
        try (PackedShardWriter writer = PackedShardWriter.create(train, 0)) {
            writer.write(new PackedSequence(framed, new int[] {0}, text.length));
        }
        Files.writeString(folder.resolve("stories.jsonl"), """
                {"id": "1", "text": "Once upon a time, there was a little girl named Lily."}
                {"id": "2", "text": "Tim had a red ball. He liked to play."}
                """);
    }

    @AfterClass
    public void deleteRun() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void measuresAndWritesBothFiles() throws IOException {
        Path out = Files.createDirectories(folder.resolve("eval"));
        Map<String, Long> counts = run("""
                sets:
                  - {name: ko-reviews, language: ko, source: reviews}
                  - {name: en-stories, language: en, path: stories.jsonl, sampled-from-base: true}
                resamples: 100
                samples: {prompts: ["Once"], generation: {max-tokens: 8, temperature: 0.0}}
                """, out);
        assertThat(counts)
                .containsEntry("sets", 2L)
                .containsEntry("documents", 5L)
                .containsEntry("samples", 2L);
        JsonNode results = Json.read(out.resolve(EvaluationStep.RESULTS));
        JsonNode korean = results.get("bits_per_byte").get("ko-reviews");
        assertThat(korean.get("bytes").asLong())
                .as("the English line does not count")
                .isEqualTo(3 * 35);
        assertThat(korean.get("baseline_sources").toString()).isEqualTo("[\"reviews\"]");
        assertThat(korean.get("verdict").asText()).isEqualTo("no separable difference");
        assertThat(results.get("divergence_from_base_bits_per_byte").asDouble()).isEqualTo(0, within(1e-9));
        JsonNode stories = results.get("bits_per_byte").get("en-stories");
        assertThat(stories.get("base").asDouble()).isEqualTo(referenceBitsPerByte(), within(1e-4));
        assertThat(Files.readAllLines(out.resolve(EvaluationStep.SAMPLES)))
                .hasSize(2)
                .allMatch(line -> line.contains(" upon a time, there"));
    }

    @Test
    public void oneModelByItselfCostsWhatItCostsInACompany() throws IOException {
        String sets = """
                sets:
                  - {name: ko-reviews, language: ko, source: reviews}
                  - {name: en-stories, language: en, path: stories.jsonl, sampled-from-base: true}
                resamples: 100
                """;
        Path out = Files.createDirectories(folder.resolve("company"));
        run(sets, out);
        JsonNode together = Json.read(out.resolve(EvaluationStep.RESULTS)).get("bits_per_byte");
        ModelCosts alone = ModelCosts.measure(
                inputs(), Settings.parse(sets, "eval").bind(EvaluationSettings.class), Progress.NONE);
        alone.sets().forEach((set, costs) -> {
            assertThat(costs.bitsPerByte())
                    .isEqualTo(together.get(set).get("adapted").asDouble(), within(1e-12));
            assertThat(alone.counted().get(set))
                    .isEqualTo(new ModelCosts.Counted(
                            together.get(set).get("unigram").asDouble(),
                            together.get(set).get("bigram").asDouble()));
        });
        assertThat(alone.sets().get("ko-reviews").documents()).containsExactlyInAnyOrder("r0", "r1", "r2");
        assertThat(alone.divergence().orElseThrow().bitsPerByte()).isEqualTo(0, within(1e-9));
        assertThat(Json.mapper().readValue(Json.line(alone), ModelCosts.class)).isEqualTo(alone);
    }

    @Test
    public void anUnknownSourceIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> run("sets: [{name: a, language: ko, source: review}]", folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'reviews'?");
    }

    @Test
    public void aSetWithoutItsScriptIsRefused() {
        assertThatThrownBy(() -> run("sets: [{name: a, language: en, path: stories.jsonl, script: greek}]", folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no line is mostly GREEK");
    }

    @Test
    public void aBrokenLineIsNamed() throws IOException {
        Files.writeString(folder.resolve("broken.jsonl"), "{\"id\": 1, \"text\": \"a\"}\n{\"id\": 2\n");
        assertThatThrownBy(() -> run("sets: [{name: a, language: en, path: broken.jsonl}]", folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("broken.jsonl byte 24:");
    }

    /** The same two stories through the double-precision forward, each whole in one window. */
    private static double referenceBitsPerByte() {
        ReferenceDecoder reference = ReferenceDecoder.read(STORIES);
        double nats = 0;
        long bytes = 0;
        for (String text : List.of(
                "Once upon a time, there was a little girl named Lily.", "Tim had a red ball. He liked to play.")) {
            TokenizedDocument document =
                    TokenizedDocument.of(new Document("d", "s", "en", text), Tokenizers.load(STORIES));
            nats += reference.meanLoss(document.tokens()) * (document.tokens().length - 1);
            bytes += document.bytes();
        }
        return nats / Math.log(2) / bytes;
    }

    private Map<String, Long> run(String yaml, Path out) {
        EvaluationSettings settings = Settings.parse(yaml, "recipe.yaml").bind(EvaluationSettings.class);
        return EvaluationStep.run(inputs(), settings, out, Progress.NONE);
    }

    private EvaluationInputs inputs() {
        return new EvaluationInputs(
                STORIES, STORIES, folder.resolve("corpus"), folder.resolve("pack"), folder, CORPUS, Device.CPU, 1);
    }

    private static ParquetWriter<Group> writer(Path file, MessageType schema) throws IOException {
        return ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .build();
    }
}
