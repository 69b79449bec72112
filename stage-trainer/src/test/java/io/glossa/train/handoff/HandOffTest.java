package io.glossa.train.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.ConvertedTensor;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import io.glossa.run.StepRunner;
import io.glossa.train.stage.StageSettings;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class HandOffTest {
    private final List<int[]> reviews = HandOffInputs.documents(120, 500, 1);
    private final List<int[]> stories = HandOffInputs.documents(60, 500, 2);
    private final List<int[]> replay = HandOffInputs.documents(25, 500, 3);
    private final List<int[]> validation = HandOffInputs.documents(9, 500, 4);

    private Path directory;
    private Path pack;
    private Path untied;

    @BeforeClass
    void writeInputs() throws IOException {
        directory = Files.createTempDirectory("hand-off");
        pack = directory.resolve("pack");
        HandOffInputs.pack(pack.resolve("train/ko-reviews"), reviews);
        HandOffInputs.pack(pack.resolve("train/ko-stories"), stories);
        HandOffInputs.pack(pack.resolve("train/en-replay"), replay);
        HandOffInputs.pack(pack.resolve("validation/ko-reviews"), validation);
        HandOffInputs.report(pack);
        untied = Files.createDirectory(directory.resolve("untied"));
        try (Checkpoint base = Checkpoint.open(HandOffInputs.BASE)) {
            List<TensorSource> tensors = new ArrayList<>(base.tensors().values());
            tensors.add(new ConvertedTensor(base.tensor(Checkpoint.EMBEDDINGS), Checkpoint.HEAD, DataType.F32));
            CheckpointWriter.write(untied, base.config().with("tie_word_embeddings", BooleanNode.FALSE), tensors);
        }
        Files.copy(HandOffInputs.BASE.resolve("tokenizer.model"), untied.resolve("tokenizer.model"));
    }

    @AfterClass
    void deleteInputs() {
        AtomicFiles.delete(directory);
    }

    @Test
    void threeTrainersAreKnown() {
        assertThat(HandOffTargets.all().keySet()).containsExactly("axolotl", "megatron", "torchtitan");
        assertThatThrownBy(() -> HandOffTargets.get("megatorn"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'megatron'?");
    }

    @Test
    void megatronReadsEveryDocumentOnceAndReplayAtItsShare() throws IOException {
        Path out = write("megatron", HandOffInputs.stage());
        requireMix(IndexedDataset.read(out.resolve("data/train")));
        List<int[]> held = IndexedDataset.read(out.resolve("data/validation"));
        assertThat(held).usingRecursiveComparison().isEqualTo(ended(validation));
        requireGolden(out.resolve("train.sh"));
        assertThat(out.resolve("model/model.safetensors")).exists();
        assertThat(out.resolve("model/tokenizer.model")).exists();
    }

    @Test
    void axolotlReadsRowsOfAtMostASequence() throws IOException {
        Path out = write("axolotl", HandOffInputs.stage());
        List<int[]> documents = new ArrayList<>();
        int[] document = {};
        for (String line : Files.readAllLines(out.resolve("data/train.jsonl"))) {
            JsonNode row = Json.mapper().readTree(line);
            assertThat(row.properties()).hasSize(3);
            int[] ids = ints(row.path("input_ids"));
            assertThat(ids).hasSizeBetween(1, HandOffInputs.LENGTH);
            assertThat(ints(row.path("labels"))).containsExactly(ids);
            assertThat(ints(row.path("attention_mask"))).hasSameSizeAs(ids).containsOnly(1);
            int[] joined = Arrays.copyOf(document, document.length + ids.length);
            System.arraycopy(ids, 0, joined, document.length, ids.length);
            document = joined;
            if (ids[ids.length - 1] == HandOffInputs.END) {
                documents.add(document);
                document = new int[0];
            }
        }
        requireMix(documents);
        requireGolden(out.resolve("axolotl.yaml"));
        JsonNode yaml = Settings.read(out.resolve("axolotl.yaml")).bind(JsonNode.class);
        assertThat(yaml.path("gradient_accumulation_steps").asInt()
                        * yaml.path("micro_batch_size").asInt()
                        * yaml.path("sequence_len").asInt())
                .isEqualTo(256);
        assertThat(yaml.at("/datasets/0/type").isNull()).isTrue();
    }

    @Test
    void axolotlFreezesRowsByPatternsAndThenDoesNotDecay() throws IOException {
        Path out = write("axolotl", HandOffInputs.stage("trains=[embeddings.new, head.all, blocks.all, norms]"));
        JsonNode yaml = Settings.read(out.resolve("axolotl.yaml")).bind(JsonNode.class);
        assertThat(yaml.path("unfrozen_parameters").toString())
                .isEqualTo("[\"^model.embed_tokens.weight$[500:512]\",\"^lm_head.weight$\","
                        + "\"^model.layers.+$\",\"^model.+norm.weight$\"]");
        assertThat(yaml.path("weight_decay").asDouble()).isZero();
    }

    @Test
    void axolotlHasAPatternForEachRangeOfNewRows() throws IOException {
        Path out = directory.resolve("ranges");
        Files.createDirectories(out);
        step("axolotl", untied, pack, HandOffInputs.stage("trains=[head.new]"), NewRows.parse("260-261,500-511"))
                .work(out);
        assertThat(Settings.read(out.resolve("axolotl.yaml"))
                        .bind(JsonNode.class)
                        .path("unfrozen_parameters")
                        .toString())
                .isEqualTo("[\"^lm_head.weight$[260:262]\",\"^lm_head.weight$[500:512]\"]");
        assertThatThrownBy(() -> step("axolotl", untied, pack, HandOffInputs.stage("trains=[head.new]"), NewRows.none())
                        .work(out))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nothing tells which are new");
    }

    @Test
    void torchtitanReadsTheTokensBehindEachOther() throws IOException {
        Path out = write("torchtitan", HandOffInputs.stage());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(out.resolve("data/train.bin")))
                .order(ByteOrder.LITTLE_ENDIAN);
        List<int[]> documents = new ArrayList<>();
        List<Integer> document = new ArrayList<>();
        while (bytes.hasRemaining()) {
            document.add(bytes.getInt());
            if (document.get(document.size() - 1) == HandOffInputs.END) {
                documents.add(document.stream().mapToInt(i -> i).toArray());
                document.clear();
            }
        }
        assertThat(document).isEmpty();
        requireMix(documents);
        requireGolden(out.resolve("train.toml"));
        assertThat(out.resolve("glossa_torchtitan.py")).content().contains("register_train_spec(\"glossa_llama\"");
    }

    @DataProvider
    Object[][] targets() {
        return new Object[][] {{"axolotl"}, {"megatron"}, {"torchtitan"}};
    }

    @Test(dataProvider = "targets")
    void theSameInputsGiveTheSameBytesAndAreSkipped(String target) throws IOException {
        Path one = directory.resolve(target + "-one");
        Path two = directory.resolve(target + "-two");
        assertThat(step(target, HandOffInputs.stage()).run(one)).isEqualTo(StepRunner.Outcome.RAN);
        assertThat(step(target, HandOffInputs.stage()).run(two)).isEqualTo(StepRunner.Outcome.RAN);
        assertThat(step(target, HandOffInputs.stage()).run(two)).isEqualTo(StepRunner.Outcome.SKIPPED);
        assertThat(two.resolve("manifest.json")).hasSameBinaryContentAs(one.resolve("manifest.json"));
    }

    @Test
    void withoutReplayTheReplaySourcesAreLeftOut() throws IOException {
        Path out = write("megatron", HandOffInputs.stage("replay-share=0"));
        assertThat(IndexedDataset.read(out.resolve("data/train"))).hasSize(reviews.size() + stories.size());
    }

    @Test
    void largeVocabulariesTakeFourBytesAToken() throws IOException {
        Path prefix = directory.resolve("large");
        List<int[]> documents = List.of(new int[] {1, 69_999}, new int[] {65_500}, new int[] {5, 6, 7});
        try (IndexedDatasetWriter writer = new IndexedDatasetWriter(prefix, 70_000)) {
            for (int[] document : documents) {
                writer.add(document);
            }
        }
        assertThat(IndexedDataset.read(prefix)).usingRecursiveComparison().isEqualTo(documents);
        // 9 + 8 + 1 + 8 + 8 bytes of head, 3 lengths, 3 pointers, 4 entries; laid out by hand from the format.
        byte[] index = Files.readAllBytes(directory.resolve("large.idx"));
        assertThat(index).hasSize(34 + 3 * 4 + 3 * 8 + 4 * 8);
        assertThat(Arrays.copyOf(index, 34)).isEqualTo(new byte[] {
            'M', 'M', 'I', 'D', 'I', 'D', 'X', 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 4, 3, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0,
            0, 0, 0
        });
    }

    @DataProvider
    Object[][] refusals() {
        return new Object[][] {
            {"megatron", "trains=[embeddings.new]", "trains [embeddings.new], but megatron trains all weights"},
            {"megatron", "targets=old-tokenizer", "targets is old-tokenizer, which is not handed off"},
            {"torchtitan", "trains=[blocks.all]", "trains [blocks.all], but torchtitan trains all weights"},
        };
    }

    @Test(dataProvider = "refusals")
    void whatATrainerCannotDoIsRefused(String target, String change, String expected) {
        Path out = directory.resolve("refused");
        assertThatThrownBy(() -> step(target, HandOffInputs.stage(change)).run(out))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(expected);
        assertThat(out).doesNotExist();
    }

    @Test
    void tiedModelsAndOtherTokenizersAreRefusedWithTheWayOut() {
        Path out = directory.resolve("refused");
        assertThatThrownBy(() -> step("torchtitan", HandOffInputs.BASE, pack, HandOffInputs.stage())
                        .run(out))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("glossa untie");
        Path other = directory.resolve("other-pack");
        HandOffInputs.pack(other.resolve("train/ko-reviews"), reviews);
        Json.write(
                other.resolve(PackReport.FILE),
                new PackReport("0123", HandOffInputs.LENGTH, Frame.BOS, new TreeMap<>(), new TreeMap<>()));
        assertThatThrownBy(() ->
                        step("megatron", untied, other, HandOffInputs.stage()).run(out))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("packed with a tokenizer of hash 0123");
        assertThatThrownBy(() -> new HandOffStep(
                                HandOffTargets.get("megatron"),
                                untied,
                                pack,
                                HandOffInputs.stage(),
                                List.of("en-reply"),
                                NewRows.behind(500, 512),
                                17)
                        .run(out))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'en-replay'?");
    }

    @Test
    void microBatchesDivideTheBatch() {
        HandOffStage stage =
                HandOffStage.of(HandOffInputs.stage("batch-tokens=112", "micro-batch-tokens=80"), HandOffInputs.LENGTH);
        assertThat(stage.batchSequences()).isEqualTo(7);
        assertThat(stage.microBatchSequences()).isEqualTo(1);
        assertThat(stage.warmupSteps()).isEqualTo(40);
    }

    /** Every target document once, in its source's order; replay in its own, a quarter of the tokens. */
    private void requireMix(List<int[]> documents) {
        List<int[]> target = new ArrayList<>();
        long targetTokens = 0;
        long replayTokens = 0;
        int next = 0;
        for (int[] document : documents) {
            if (Arrays.equals(document, HandOffInputs.ended(replay.get(next % replay.size())))) {
                next++;
                replayTokens += document.length - 1;
            } else {
                target.add(document);
                targetTokens += document.length - 1;
            }
        }
        assertThat((double) replayTokens / (targetTokens + replayTokens)).isCloseTo(0.25, within(0.01));
        assertThat(next).as("replay begins again").isGreaterThan(replay.size());
        int review = 0;
        int story = 0;
        for (int[] document : target) {
            if (review < reviews.size() && Arrays.equals(document, HandOffInputs.ended(reviews.get(review)))) {
                review++;
            } else {
                assertThat(document).containsExactly(HandOffInputs.ended(stories.get(story++)));
            }
        }
        assertThat(review).isEqualTo(reviews.size());
        assertThat(story).isEqualTo(stories.size());
    }

    private static List<int[]> ended(List<int[]> documents) {
        return documents.stream().map(HandOffInputs::ended).toList();
    }

    private static int[] ints(JsonNode array) {
        int[] ints = new int[array.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = array.get(i).asInt();
        }
        return ints;
    }

    private static void requireGolden(Path file) throws IOException {
        try (InputStream golden =
                HandOffTest.class.getResourceAsStream(file.getFileName().toString())) {
            assertThat(file).content().isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Path write(String target, StageSettings stage) throws IOException {
        Path out = Files.createTempDirectory(directory, target);
        step(target, stage).work(out);
        return out;
    }

    private HandOffStep step(String target, StageSettings stage) {
        return step(target, untied, pack, stage);
    }

    private static HandOffStep step(String target, Path model, Path packed, StageSettings stage) {
        return step(target, model, packed, stage, NewRows.behind(500, 512));
    }

    private static HandOffStep step(String target, Path model, Path packed, StageSettings stage, NewRows newRows) {
        return new HandOffStep(HandOffTargets.get(target), model, packed, stage, List.of("en-replay"), newRows, 17);
    }
}
