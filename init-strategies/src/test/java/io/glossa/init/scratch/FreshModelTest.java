package io.glossa.init.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import io.glossa.vocab.expansion.WordCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class FreshModelTest {
    private static final int HIDDEN = 64;
    private static final int LAYERS = 3;

    @DataProvider
    public Object[][] families() {
        return new Object[][] {
            {"llama", true, LAYERS * 9 + 2},
            {"llama", false, LAYERS * 9 + 3},
            {"qwen2", true, LAYERS * 12 + 2},
            {"qwen3", false, LAYERS * 11 + 3},
        };
    }

    /** What is written is what a reader of the family asks for, and no more. */
    @Test(dataProvider = "families")
    public void everyTensorOfTheFamilyIsThere(String family, boolean tied, int tensors) throws IOException {
        Path directory = written(settings(family, tied), 17);
        try (Checkpoint checkpoint = Checkpoint.open(directory)) {
            assertThat(checkpoint.tensors()).hasSize(tensors);
            assertThat(checkpoint.vocabularyMatrices()).hasSize(tied ? 1 : 2);
            checkpoint.requireRowsFor(checkpoint.config().vocabularySize());
            ModelConfig config = checkpoint.config();
            for (int layer = 0; layer < LAYERS; layer++) {
                String block = "model.layers." + layer + ".";
                config.family()
                        .block(config)
                        .forEach(tensor -> assertThat(checkpoint
                                        .tensor(block + tensor.name())
                                        .info()
                                        .shape())
                                .isEqualTo(tensor.shape()));
            }
        }
    }

    @Test
    public void numbersAreDrawnAsTheConfigSays() throws IOException {
        Path directory = written(settings("llama", false), 17);
        try (Checkpoint checkpoint = Checkpoint.open(directory)) {
            assertSpread(checkpoint, "model.embed_tokens.weight", 0.05);
            assertSpread(checkpoint, "lm_head.weight", 0.05);
            assertSpread(checkpoint, "model.layers.1.mlp.gate_proj.weight", 0.05);
            assertSpread(checkpoint, "model.layers.1.mlp.down_proj.weight", 0.05 / Math.sqrt(2.0 * LAYERS));
            assertSpread(checkpoint, "model.layers.2.self_attn.o_proj.weight", 0.05 / Math.sqrt(2.0 * LAYERS));
            assertThat(values(checkpoint, "model.norm.weight")).containsOnly(1);
            assertThat(values(checkpoint, "model.embed_tokens.weight"))
                    .isNotEqualTo(values(checkpoint, "lm_head.weight"));
        }
    }

    @Test
    public void theSameSeedGivesTheSameBytesAndAnotherOthers() throws IOException {
        String first = Hashes.sha256(written(settings("llama", true), 17).resolve("model.safetensors"));
        assertThat(Hashes.sha256(written(settings("llama", true), 17).resolve("model.safetensors")))
                .isEqualTo(first);
        assertThat(Hashes.sha256(written(settings("llama", true), 18).resolve("model.safetensors")))
                .isNotEqualTo(first);
    }

    @Test
    public void marksAndSizeComeFromTheTokenizer() throws IOException {
        ModelConfig config = ModelConfig.read(written(settings("llama", true), 17));
        assertThat(config.vocabularySize()).isEqualTo(300);
        assertThat(config.bosTokenId()).hasValue(1);
        assertThat(config.eosTokenIds()).containsExactly(2);
        assertThat(config.toJson().path("architectures").path(0).asText()).isEqualTo("LlamaForCausalLM");
    }

    @Test
    public void settingsThatCannotBeMeantAreRefused() {
        ObjectNode config = config("llama", true);
        assertThatThrownBy(() -> new ScratchSettings(null, null, null))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("config is missing");
        assertThatThrownBy(() -> new ScratchSettings(config, "a", NewVocabulary.defaults()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("take one of the two out");
        assertThatThrownBy(() -> new ScratchSettings(config.deepCopy().put("vocab_size", 9), null, null))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("vocabulary.size");
        assertThatThrownBy(() -> new ScratchSettings(config("lama", true), null, null))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("did you mean 'llama'");
    }

    private static void assertSpread(Checkpoint checkpoint, String name, double deviation) {
        float[] values = values(checkpoint, name);
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += value * (double) value;
        }
        double error = 4 * deviation / Math.sqrt(values.length);
        assertThat(sum / values.length).as(name).isEqualTo(0, within(error));
        assertThat(Math.sqrt(squares / values.length)).as(name).isEqualTo(deviation, within(error));
    }

    private static float[] values(Checkpoint checkpoint, String name) {
        return checkpoint.tensor(name).floats();
    }

    private static ScratchSettings settings(String family, boolean tied) {
        return new ScratchSettings(config(family, tied), null, new NewVocabulary(null, 300, null, null, null, null));
    }

    private static ObjectNode config(String family, boolean tied) {
        return Json.mapper()
                .valueToTree(Map.of(
                        "model_type",
                        family,
                        "hidden_size",
                        HIDDEN,
                        "intermediate_size",
                        96,
                        "num_hidden_layers",
                        LAYERS,
                        "num_attention_heads",
                        4,
                        "num_key_value_heads",
                        2,
                        "head_dim",
                        16,
                        "max_position_embeddings",
                        128,
                        "initializer_range",
                        0.05,
                        "tie_word_embeddings",
                        tied));
    }

    private static Path written(ScratchSettings settings, long seed) throws IOException {
        Path directory = Files.createTempDirectory("fresh");
        // Every pair of letters, so that there are pieces enough.
        SortedMap<String, Long> words = new TreeMap<>();
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                words.put("▁" + first + second, 1000L - first - second);
            }
        }
        settings.vocabulary().training().train(WordCounts.of(words), directory);
        FreshModel.write(directory, settings, seed);
        return directory;
    }
}
