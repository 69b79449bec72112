package io.glossa.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ModelConfigTest {
    @Test
    void readsARealFile() {
        ModelConfig config = ModelConfig.read(TestModels.stories260k());
        assertThat(config.modelType()).isEqualTo("llama");
        assertThat(config.vocabularySize()).isEqualTo(512);
        assertThat(config.hiddenSize()).isEqualTo(64);
        assertThat(config.intermediateSize()).isEqualTo(172);
        assertThat(config.layers()).isEqualTo(5);
        assertThat(config.attentionHeads()).isEqualTo(8);
        assertThat(config.keyValueHeads()).isEqualTo(4);
        assertThat(config.headSize()).isEqualTo(8);
        assertThat(config.contextLength()).isEqualTo(512);
        assertThat(config.attentionWindow()).isEqualTo(512);
        assertThat(config.normEpsilon()).isEqualTo(1e-5);
        assertThat(config.rotaryBase()).isEqualTo(1e4);
        assertThat(config.rotaryFrequencies()).containsExactly(new double[] {1, 0.1, 0.01, 0.001}, within(1e-15));
        assertThat(config.bosTokenId()).hasValue(1);
        assertThat(config.eosTokenIds()).containsExactly(2);
        assertThat(config.declaredType()).isEqualTo("float32");
    }

    @Test
    void hasTheDefaultsOfTransformers() {
        // The values of LlamaConfig() and MistralConfig() in transformers 4.46.
        ModelConfig llama = of("{\"model_type\": \"llama\"}");
        assertThat(llama.vocabularySize()).isEqualTo(32000);
        assertThat(llama.hiddenSize()).isEqualTo(4096);
        assertThat(llama.intermediateSize()).isEqualTo(11008);
        assertThat(llama.layers()).isEqualTo(32);
        assertThat(llama.keyValueHeads()).isEqualTo(32);
        assertThat(llama.headSize()).isEqualTo(128);
        assertThat(llama.contextLength()).isEqualTo(2048);
        assertThat(llama.normEpsilon()).isEqualTo(1e-6);
        assertThat(llama.tiedEmbeddings()).isFalse();
        assertThat(llama.attentionBias()).isFalse();
        assertThat(llama.feedForwardBias()).isFalse();
        assertThat(llama.initializerRange()).isEqualTo(0.02);
        assertThat(llama.bosTokenId()).hasValue(1);
        assertThat(llama.eosTokenIds()).containsExactly(2);
        assertThat(llama.rotaryScaling()).isEqualTo(new RotaryScaling.None());
        ModelConfig mistral = of("{\"model_type\": \"mistral\"}");
        assertThat(mistral.keyValueHeads()).isEqualTo(8);
        assertThat(mistral.intermediateSize()).isEqualTo(14336);
        assertThat(mistral.attentionWindow()).isEqualTo(4096);
        assertThat(of("{\"model_type\": \"mistral\", \"sliding_window\": null}").attentionWindow())
                .isEqualTo(131072);
    }

    @Test
    void readsTheSpellingsOfOtherVersions() {
        ModelConfig config = of(
                "{\"model_type\": \"llama\", \"dtype\": \"bfloat16\", \"eos_token_id\": [128001, 128009],"
                        + " \"bos_token_id\": null, \"rope_parameters\": {\"rope_theta\": 500000.0, \"rope_type\": \"default\"}}");
        assertThat(config.declaredType()).isEqualTo("bfloat16");
        assertThat(config.eosTokenIds()).containsExactly(128001, 128009);
        assertThat(config.bosTokenId()).isEmpty();
        assertThat(config.rotaryBase()).isEqualTo(500000);
    }

    @Test
    void stretchesRotaryFrequenciesAsTransformersDoes() {
        ModelConfig linear =
                of("{\"model_type\": \"llama\", \"rope_scaling\": {\"type\": \"linear\", \"factor\": 4.0}}");
        assertThat(linear.rotaryFrequencies()[0]).isEqualTo(0.25);
        ModelConfig config = of("{\"model_type\": \"llama\", \"hidden_size\": 2048, \"num_attention_heads\": 32,"
                + " \"max_position_embeddings\": 131072, \"rope_theta\": 500000.0, \"rope_scaling\": {\"factor\": 32.0,"
                + " \"high_freq_factor\": 4.0, \"low_freq_factor\": 1.0, \"original_max_position_embeddings\": 8192,"
                + " \"rope_type\": \"llama3\"}}");
        double[] frequencies = config.rotaryFrequencies();
        // By hand for head size 64: wave length 2 pi 500000^(2i/64); below 8192/4 = 2048 kept (i <= 14, 1956.5 at 14),
        // above 8192 divided by 32 (i >= 18, 10089.1); at i = 16 the wave length is 4442.88, blend 0.2812826.
        assertThat(frequencies[14]).isCloseTo(Math.pow(500000, -28.0 / 64), within(1e-18));
        assertThat(frequencies[18]).isCloseTo(Math.pow(500000, -36.0 / 64) / 32, within(1e-18));
        assertThat(frequencies[16]).isCloseTo(1.4142136e-3 * (0.2812826 + (1 - 0.2812826) / 32), within(1e-9));
    }

    @DataProvider
    Object[][] refusals() {
        return new Object[][] {
            {"{}", "model type ''"},
            {"{\"model_type\": \"lama\"}", "did you mean 'llama'?"},
            {"{\"model_type\": \"gpt2\"}", "known: llama, mistral"},
            {"{\"model_type\": \"llama\", \"hidden_size\": -1}", "hidden_size is -1"},
            {"{\"model_type\": \"llama\", \"vocab_size\": \"512\"}", "vocab_size is \"512\""},
            {"{\"model_type\": \"llama\", \"num_key_value_heads\": 5}", "num_key_value_heads 5"},
            {"{\"model_type\": \"llama\", \"hidden_size\": 100, \"num_attention_heads\": 8}", "head_dim is not given"},
            {"{\"model_type\": \"llama\", \"head_dim\": 7}", "odd"},
            {"{\"model_type\": \"llama\", \"rms_norm_eps\": 0}", "rms_norm_eps is 0"},
            {"{\"model_type\": \"llama\", \"hidden_act\": \"gelu\"}", "hidden_act is gelu"},
            {"{\"model_type\": \"llama\", \"rope_scaling\": {\"rope_type\": \"yarn\"}}", "'yarn'"},
            {"{\"model_type\": \"llama\", \"rope_scaling\": {\"rope_type\": \"linear\"}}", "rope_scaling.factor"},
            {"[]", "JSON object"},
        };
    }

    @Test(dataProvider = "refusals")
    void refusesWhatItWouldComputeWrongly(String json, String expected) {
        assertThatThrownBy(() -> of(json))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("test.json")
                .hasMessageContaining(expected);
    }

    private static ModelConfig of(String json) {
        try {
            return ModelConfig.of(Json.mapper().readTree(json), "test.json");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
