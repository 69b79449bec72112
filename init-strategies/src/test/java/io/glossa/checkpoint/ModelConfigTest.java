package io.glossa.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import java.util.List;
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
        assertThat(config.attentionWindow(0)).isEqualTo(512);
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
        assertThat(llama.family().biasedModules(llama)).isEmpty();
        assertThat(llama.initializerRange()).isEqualTo(0.02);
        assertThat(llama.bosTokenId()).hasValue(1);
        assertThat(llama.eosTokenIds()).containsExactly(2);
        assertThat(llama.rotaryScaling()).isEqualTo(new RotaryScaling.None());
        ModelConfig mistral = of("{\"model_type\": \"mistral\"}");
        assertThat(mistral.keyValueHeads()).isEqualTo(8);
        assertThat(mistral.intermediateSize()).isEqualTo(14336);
        assertThat(mistral.attentionWindow(0)).isEqualTo(4096);
        assertThat(of("{\"model_type\": \"mistral\", \"sliding_window\": null}").attentionWindow(0))
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

    @Test
    void yarnKeepsFastPairsAndDividesSlowOnes() {
        ModelConfig config = of(
                "{\"model_type\": \"qwen2\", \"hidden_size\": 1024, \"num_attention_heads\": 8,"
                        + " \"num_key_value_heads\": 2, \"rope_theta\": 1000000.0, \"max_position_embeddings\": 32768,"
                        + " \"rope_scaling\": {\"type\": \"yarn\", \"factor\": 4.0, \"original_max_position_embeddings\": 32768}}");
        double[] frequencies = config.rotaryFrequencies();
        // By hand for head size 128: 32 turns at pair 64 ln(32768 / (2 pi 32)) / ln 1e6 = 23.5960, rounded down to 23;
        // one turn at
        // 64 ln(32768 / (2 pi)) / ln 1e6 = 39.6510, rounded up to 40. At pair 30 the ramp stands at 7/17.
        assertThat(frequencies).hasSize(64);
        assertThat(frequencies[23]).isCloseTo(Math.pow(1e6, -46.0 / 128), within(1e-15));
        assertThat(frequencies[40]).isCloseTo(Math.pow(1e6, -80.0 / 128) / 4, within(1e-15));
        double plain = Math.pow(1e6, -60.0 / 128);
        assertThat(frequencies[30]).isCloseTo(plain * 10 / 17 + plain / 4 * 7 / 17, within(1e-15));
        // 0.1 ln 4 + 1.
        assertThat(config.rotaryScaling().amplitude()).isCloseTo(1.1386294361, within(1e-9));
    }

    @Test
    void dynamicScalingLeavesTheContextAlone() {
        ModelConfig config =
                of("{\"model_type\": \"llama\", \"rope_scaling\": {\"type\": \"dynamic\", \"factor\": 2.0}}");
        assertThat(config.rotaryFrequencies())
                .isEqualTo(of("{\"model_type\": \"llama\"}").rotaryFrequencies());
    }

    @Test
    void knowsTheFamiliesDifferences() {
        ModelConfig qwen2 = of("{\"model_type\": \"qwen2\", \"hidden_size\": 896, \"num_attention_heads\": 14,"
                + " \"num_key_value_heads\": 2, \"intermediate_size\": 4864, \"sliding_window\": 100,"
                + " \"use_sliding_window\": true, \"max_window_layers\": 2}");
        assertThat(names(qwen2))
                .contains("self_attn.q_proj.bias", "self_attn.k_proj.bias", "self_attn.v_proj.bias")
                .doesNotContain("self_attn.o_proj.bias", "self_attn.q_norm.weight")
                .hasSize(12);
        assertThat(qwen2.attentionWindow(1)).isEqualTo(32768);
        assertThat(qwen2.attentionWindow(2)).isEqualTo(100);
        assertThat(qwen2.bosTokenId()).isEmpty();
        assertThat(qwen2.eosTokenIds()).isEmpty();
        ModelConfig qwen3 = of("{\"model_type\": \"qwen3\", \"hidden_size\": 1024, \"num_attention_heads\": 16,"
                + " \"num_key_value_heads\": 8, \"layer_types\": [\"full_attention\", \"sliding_attention\"]}");
        assertThat(qwen3.headSize()).isEqualTo(128);
        assertThat(names(qwen3))
                .contains("self_attn.q_norm.weight", "self_attn.k_norm.weight")
                .hasSize(11);
        assertThat(qwen3.family().block(qwen3).get(1).shape()).containsExactly(2048L, 1024L);
        assertThat(qwen3.attentionWindow(0)).isEqualTo(32768);
        assertThat(qwen3.attentionWindow(1)).isEqualTo(4096);
        ModelConfig biased = of("{\"model_type\": \"llama\", \"attention_bias\": true, \"mlp_bias\": true}");
        assertThat(names(biased).stream().filter(name -> name.endsWith("bias"))).hasSize(7);
    }

    @DataProvider
    Object[][] windows() {
        String shape = "{\"model_type\": \"qwen2\", \"num_hidden_layers\": 4, \"max_position_embeddings\": 64,"
                + " \"sliding_window\": 8, ";
        return new Object[][] {
            {
                "block by block",
                shape + "\"layer_types\": [\"full_attention\", \"sliding_attention\","
                        + " \"full_attention\", \"sliding_attention\"]}"
            },
            {"from the third on", shape + "\"use_sliding_window\": true, \"max_window_layers\": 2}"},
            {"behind the last", shape + "\"use_sliding_window\": true, \"max_window_layers\": 4}"},
            {"by the family's default", shape + "\"use_sliding_window\": true}"},
            {"switched off", shape + "\"use_sliding_window\": false, \"max_window_layers\": 2}"},
        };
    }

    /** A copy of a block looks as far back as the block. */
    @Test(dataProvider = "windows")
    void blocksTakeTheirWindowsAlong(String name, String json) {
        ModelConfig config = of(json);
        List<Integer> sources = List.of(0, 0, 1, 2, 2, 2, 3);
        ModelConfig deeper = config.withBlocks(sources);
        assertThat(deeper.layers()).isEqualTo(7);
        for (int block = 0; block < 7; block++) {
            assertThat(deeper.attentionWindow(block))
                    .as("block %d", block)
                    .isEqualTo(config.attentionWindow(sources.get(block)));
        }
    }

    @Test
    void otherKeysStayWhenBlocksAreAdded() {
        ModelConfig config = of("{\"model_type\": \"llama\", \"num_hidden_layers\": 2, \"mine\": [1, 2]}");
        ObjectNode expected = config.toJson();
        expected.put("num_hidden_layers", 3);
        assertThat(config.withBlocks(List.of(0, 1, 1)).toJson()).isEqualTo(expected);
    }

    @Test
    void windowsThatAreNotOnePerBlockAreRefused() {
        ModelConfig config = of("{\"model_type\": \"qwen3\", \"num_hidden_layers\": 3,"
                + " \"layer_types\": [\"full_attention\", \"full_attention\"]}");
        assertThatThrownBy(() -> config.withBlocks(List.of(0, 1, 2, 2)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("layer_types has 2 entries; expected one for each of the 3 blocks");
    }

    private static List<String> names(ModelConfig config) {
        return config.family().block(config).stream().map(BlockTensor::name).toList();
    }

    @DataProvider
    Object[][] refusals() {
        return new Object[][] {
            {"{}", "model type ''"},
            {"{\"model_type\": \"lama\"}", "did you mean 'llama'?"},
            {"{\"model_type\": \"gpt2\"}", "known: llama, mistral, qwen2, qwen3"},
            {"{\"model_type\": \"llama\", \"hidden_size\": -1}", "hidden_size is -1"},
            {"{\"model_type\": \"llama\", \"vocab_size\": \"512\"}", "vocab_size is \"512\""},
            {"{\"model_type\": \"llama\", \"num_key_value_heads\": 5}", "num_key_value_heads 5"},
            {"{\"model_type\": \"llama\", \"hidden_size\": 100, \"num_attention_heads\": 8}", "head_dim is not given"},
            {"{\"model_type\": \"llama\", \"head_dim\": 7}", "odd"},
            {"{\"model_type\": \"llama\", \"rms_norm_eps\": 0}", "rms_norm_eps is 0"},
            {"{\"model_type\": \"llama\", \"hidden_act\": \"gelu\"}", "hidden_act is gelu"},
            {"{\"model_type\": \"llama\", \"rope_scaling\": {\"rope_type\": \"longrope\"}}", "'longrope'"},
            {"{\"model_type\": \"llama\", \"rope_scaling\": {\"rope_type\": \"yarn\"}}", "rope_scaling.factor"},
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
