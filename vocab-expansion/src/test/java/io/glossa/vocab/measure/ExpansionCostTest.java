package io.glossa.vocab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.vocab.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class ExpansionCostTest {
    private static final String LLAMA_2_7B = """
            {"model_type": "llama", "hidden_size": 4096, "intermediate_size": 11008, "num_hidden_layers": 32,
             "num_attention_heads": 32, "num_key_value_heads": 32, "vocab_size": 32000, "tie_word_embeddings": false}""";
    private static final String MISTRAL_7B = """
            {"model_type": "mistral", "hidden_size": 4096, "intermediate_size": 14336, "num_hidden_layers": 32,
             "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 32000}""";
    private static final String GPT2 = """
            {"model_type": "gpt2", "n_embd": 768, "n_layer": 12, "n_head": 12, "vocab_size": 50257}""";
    private static final String QWEN3_06B = """
            {"model_type": "qwen3", "hidden_size": 1024, "intermediate_size": 3072, "num_hidden_layers": 28,
             "num_attention_heads": 16, "num_key_value_heads": 8, "head_dim": 128, "vocab_size": 151936,
             "tie_word_embeddings": true}""";

    @DataProvider
    public Object[][] models() {
        return new Object[][] {
            // What is published as the number of parameters, less the norms (and in GPT-2 positions and biases) counted
            // by hand.
            {"Llama 2 7B", LLAMA_2_7B, 6_738_415_616L - (2 * 32 + 1) * 4096L},
            {"Mistral 7B", MISTRAL_7B, 7_241_732_096L - (2 * 32 + 1) * 4096L},
            {"GPT-2", GPT2, 124_439_808L - 1024 * 768 - 12 * (13 * 768) - 2 * 768},
            // 751,632,384 counts the tied matrix once more in the checkpoint; norms: 2 of 1,024 and 2 of 128 a layer, 1
            // at the end.
            {"Qwen 3 0.6B", QWEN3_06B, 596_049_920L - 28 * (2 * 1024 + 2 * 128) - 1024},
        };
    }

    @Test(dataProvider = "models")
    public void weightsAreThoseOfKnownModels(String name, String config, long weights) throws IOException {
        ModelShape shape = shape(config);
        assertThat(shape.layerWeights() + shape.vocabularyWeights(shape.rows()))
                .as(name)
                .isEqualTo(weights);
    }

    @Test
    public void costOfRowsByHand() throws IOException {
        // 8,000 rows of 4,096 in two matrices; 262,144,000 weights of vocabulary before.
        ExpansionCost cost = ExpansionCost.of(shape(LLAMA_2_7B), 8000);
        assertThat(cost.vocabularyWeights()).isEqualTo(262_144_000);
        assertThat(cost.expandedVocabularyWeights()).isEqualTo(327_680_000);
        assertThat(cost.vocabularyGrowth()).isEqualTo(0.25);
        assertThat(cost.headFlops()).isEqualTo(2L * 32_000 * 4096);
        assertThat(cost.expandedHeadFlops()).isEqualTo(2L * 40_000 * 4096);
        assertThat(cost.headGrowth()).isEqualTo(0.25);
        // 65,536,000 / 6,738,149,376 and 8,000 * 4,096 / (6,476,005,376 + 131,072,000)
        assertThat(cost.modelGrowth()).isCloseTo(0.00973, within(5e-5));
        assertThat(cost.tokenGrowth()).isCloseTo(0.00496, within(5e-5));
        // Half the tokens: not quite twice as fast.
        assertThat(cost.speedUp(0.5)).isCloseTo(2 / 1.00496, within(5e-4));
        assertThat(cost.speedUp(0)).isZero();
    }

    @Test
    public void aTiedMatrixGrowsOnceAndItsHeadAsMuch() throws IOException {
        ExpansionCost cost = ExpansionCost.of(shape(GPT2), 1000);
        assertThat(cost.expandedVocabularyWeights() - cost.vocabularyWeights()).isEqualTo(768_000);
        assertThat(cost.expandedHeadFlops() - cost.headFlops()).isEqualTo(2 * 768_000);
    }

    @Test
    public void aSmallModelMayLoseByAWiderHead() {
        ModelShape shape = ModelShape.beside(TestData.baseModel()).orElseThrow();
        // 5 layers of 2 * 64 * 64 + 2 * 64 * 32 + 3 * 64 * 172 weights, 512 rows of 64.
        assertThat(shape).isEqualTo(new ModelShape(64, 5 * 45_312, 512, true));
        assertThat(ExpansionCost.of(shape, 16_384).speedUp(0.5)).isLessThan(1);
        assertThat(ExpansionCost.of(shape, 1024).speedUp(0.3)).isGreaterThan(2);
    }

    @Test
    public void aMissingOrSenselessNumberIsNamed() throws IOException {
        Path folder = Files.createTempDirectory("shape");
        assertThat(ModelShape.beside(folder)).isEmpty();
        ObjectNode config = (ObjectNode) Json.mapper().readTree(LLAMA_2_7B);
        config.remove("hidden_size");
        Json.write(folder.resolve("config.json"), config);
        assertThatThrownBy(() -> ModelShape.beside(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("config.json: hidden_size or n_embd is missing");
        config.put("hidden_size", "wide");
        Json.write(folder.resolve("config.json"), config);
        assertThatThrownBy(() -> ModelShape.beside(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("hidden_size: found \"wide\"");
        TestData.delete(folder);
    }

    private static ModelShape shape(String config) throws IOException {
        JsonNode tree = Json.mapper().readTree(config);
        return ModelShape.of(tree, "test");
    }
}
