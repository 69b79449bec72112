package io.glossa.checkpoint;

import java.util.List;
import java.util.Map;

/**
 * Qwen 3: Llama's blocks, queries and keys normalised head by head, and heads whose width is stated.
 *
 * <p><b>Source.</b> {@code Qwen3Config} and {@code modeling_qwen3.py} of Hugging Face Transformers 4.57; arXiv 2505.09388.
 */
public final class Qwen3Family implements ModelFamily {
    @Override
    public String modelType() {
        return "qwen3";
    }

    @Override
    public String transformersClass() {
        return "Qwen3ForCausalLM";
    }

    @Override
    public Map<String, Integer> defaults() {
        return Map.of(
                "vocab_size", 151936,
                "intermediate_size", 22016,
                "num_key_value_heads", 32,
                "head_dim", 128,
                "max_position_embeddings", 32768,
                "sliding_window", 4096,
                "max_window_layers", 28);
    }

    /** As {@code modeling_qwen3.py}: one key for all four projections of the attention, none for the rest. */
    @Override
    public List<String> biasedModules(ModelConfig config) {
        return config.flag("attention_bias") ? List.of("q_proj", "k_proj", "v_proj", "o_proj") : List.of();
    }

    @Override
    public boolean normalisesQueriesAndKeys() {
        return true;
    }

    @Override
    public int attentionWindow(ModelConfig config, int layer) {
        return config.layerWindow(layer);
    }
}
