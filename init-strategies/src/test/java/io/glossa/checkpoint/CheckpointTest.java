package io.glossa.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.run.ResourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class CheckpointTest {
    private Path directory;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("checkpoint");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void opensARealModel() {
        try (Checkpoint model = Checkpoint.open(TestModels.stories260k())) {
            assertThat(model.config().tiedEmbeddings()).isTrue();
            assertThat(model.vocabularyMatrices()).hasSize(1);
            assertThat(model.tensors()).hasSize(47).doesNotContainKey(Checkpoint.HEAD);
            assertThat(model.tensors().values().stream()
                            .mapToLong(t -> t.info().elements())
                            .sum())
                    .isEqualTo(260_032);
            model.requireTokenizerSize(512);
            assertThatThrownBy(() -> model.requireTokenizerSize(510))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("510 pieces")
                    .hasMessageContaining("512 rows")
                    .hasMessageContaining("vocab_size 512");
            assertThatThrownBy(() -> model.tensor("model.layers.0.self_attn.q_proj.weigth"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("model.layers.0.self_attn.q_proj.weight");
        }
    }

    @Test
    void shardsHoldTheSameBitsAsOneFileInWhateverOrderTheTensorsCome() throws IOException {
        try (Checkpoint model = Checkpoint.open(TestModels.stories260k())) {
            List<StoredTensor> shuffled = new ArrayList<>(model.tensors().values());
            Collections.shuffle(shuffled, new Random(3));
            Path one = Files.createDirectory(directory.resolve("one"));
            Path again = Files.createDirectory(directory.resolve("again"));
            Path many = Files.createDirectory(directory.resolve("many"));
            CheckpointWriter.write(one, model.config(), model.tensors().values());
            CheckpointWriter.write(again, model.config(), shuffled);
            CheckpointWriter.write(many, model.config(), shuffled, 200_000);
            assertThat(one.resolve("model.safetensors")).hasSameBinaryContentAs(again.resolve("model.safetensors"));
            assertThat(many.resolve("model.safetensors")).doesNotExist();
            assertThat(many.resolve("model-00001-of-00006.safetensors")).exists();
            assertThat(Json.read(many.resolve("model.safetensors.index.json"))
                            .at("/metadata/total_size")
                            .asLong())
                    .isEqualTo(260_032 * 4);
            try (Checkpoint fromOne = Checkpoint.open(one);
                    Checkpoint fromMany = Checkpoint.open(many)) {
                assertThat(fromMany.tensors().keySet())
                        .isEqualTo(model.tensors().keySet());
                for (String name : model.tensors().keySet()) {
                    assertThat(fromOne.tensor(name).bytes())
                            .as(name)
                            .isEqualTo(model.tensor(name).bytes());
                    assertThat(fromMany.tensor(name).bytes())
                            .as(name)
                            .isEqualTo(model.tensor(name).bytes());
                }
            }
            Files.delete(many.resolve("model-00003-of-00006.safetensors"));
            assertThatThrownBy(() -> Checkpoint.open(many))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("model-00003-of-00006.safetensors is missing");
        }
    }

    @Test
    void aHeaderIsAlignedAndMixedTypesAreToo() throws IOException {
        FloatTensor wide = FloatTensor.of(new TensorInfo("z", DataType.F32, List.of(3L)), new float[] {1, 2, 3});
        FloatTensor narrow = FloatTensor.of(new TensorInfo("a", DataType.BF16, List.of(1L)), new float[] {-1.5f});
        Path file = directory.resolve("mixed.safetensors");
        SafetensorsWriter.write(file, List.of(narrow, wide));
        byte[] bytes = Files.readAllBytes(file);
        int header = bytes[0] & 255;
        assertThat(header % 8).isZero();
        assertThat(new String(bytes, 8, header, java.nio.charset.StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"z\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]},"
                        + "\"a\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[12,14]}}");
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            assertThat(opened.tensors().get("z").floats()).containsExactly(1, 2, 3);
            assertThat(opened.tensors().get("a").floats()).containsExactly(-1.5f);
        }
        assertThat(directory.toFile().list()).containsExactly("mixed.safetensors");
    }

    @Test
    void saysWhatADirectoryWithoutSafetensorsHoldsAndHowToConvertAPickle() throws IOException {
        Files.copy(TestModels.stories260k().resolve("config.json"), directory.resolve("config.json"));
        assertThatThrownBy(() -> Checkpoint.open(directory))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("found: config.json.");
        Files.write(directory.resolve("pytorch_model.bin"), new byte[] {'P', 'K'});
        assertThatThrownBy(() -> Checkpoint.open(directory))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("config.json, pytorch_model.bin")
                .hasMessageContaining("safe_serialization=True");
        assertThatThrownBy(() -> Checkpoint.open(directory.resolve("none")))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("no such directory");
    }

    @Test
    void refusesRowsThatAreNotTheVocabularySize() throws IOException {
        try (Checkpoint model = Checkpoint.open(TestModels.stories260k())) {
            CheckpointWriter.write(
                    directory,
                    model.config().withVocabularySize(520),
                    model.tensors().values());
        }
        assertThatThrownBy(() -> Checkpoint.open(directory))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("[512, 64]")
                .hasMessageContaining("520");
    }

    @Test
    void hidesTheSecondCopyOfATiedHeadAndAsksForAnUntiedOne() throws IOException {
        try (Checkpoint model = Checkpoint.open(TestModels.stories260k())) {
            List<TensorSource> all = new ArrayList<>(model.tensors().values());
            float[] head = model.tensor(Checkpoint.EMBEDDINGS).floats();
            head[64] = 2;
            Path untied = Files.createDirectory(directory.resolve("untied"));
            ModelConfig untiedConfig = model.config().with("tie_word_embeddings", BooleanNode.FALSE);
            CheckpointWriter.write(untied, untiedConfig, all);
            assertThatThrownBy(() -> Checkpoint.open(untied)).hasMessageContaining("lm_head.weight");
            all.add(FloatTensor.of(TensorInfo.matrix(Checkpoint.HEAD, DataType.F32, 512, 64), head));
            CheckpointWriter.write(untied, untiedConfig, all);
            try (Checkpoint opened = Checkpoint.open(untied)) {
                assertThat(opened.vocabularyMatrices()).hasSize(2);
                assertThat(opened.vocabularyMatrices().get(1).floats()).containsExactly(head);
            }
            Path tied = Files.createDirectory(directory.resolve("tied"));
            CheckpointWriter.write(tied, model.config(), all);
            try (Checkpoint opened = Checkpoint.open(tied)) {
                assertThat(opened.tensors()).doesNotContainKey(Checkpoint.HEAD);
            }
        }
    }

    @Test
    void anIndexMustNotLeadOutOfItsDirectory() throws IOException {
        Files.copy(TestModels.stories260k().resolve("config.json"), directory.resolve("config.json"));
        Files.writeString(
                directory.resolve("model.safetensors.index.json"),
                "{\"weight_map\":{\"a\":\"../elsewhere/model.safetensors\"}}");
        assertThatThrownBy(() -> Checkpoint.open(directory))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("same directory");
    }

    @Test
    void writingKeepsUnknownKeysOfTheConfiguration() {
        ModelConfig config = ModelConfig.read(TestModels.stories260k()).with("made_by", new IntNode(7));
        config.withVocabularySize(900).write(directory);
        ModelConfig read = ModelConfig.read(directory);
        assertThat(read.vocabularySize()).isEqualTo(900);
        assertThat(read.toJson().get("made_by").asInt()).isEqualTo(7);
        assertThat(read.toJson().get("initializer_range").asDouble()).isEqualTo(0.02);
        assertThat(read.toJson().properties()).hasSize(config.toJson().size());
    }
}
