package io.glossa.checkpoint;

import java.util.List;
import java.util.Map;

/**
 * Qwen 2 and 2.5: Llama's blocks with biases on queries, keys and values; some blocks may have a sliding window.
 *
 * <p><b>Source.</b> {@code Qwen2Config} and {@code modeling_qwen2.py} of Hugging Face Transformers 4.57; arXiv 2407.10671.
 */
public final class Qwen2Family implements ModelFamily {
    @Override
    public String modelType() {
        return "qwen2";
    }

    @Override
    public String transformersClass() {
        return "Qwen2ForCausalLM";
    }

    @Override
    public Map<String, Integer> defaults() {
        return Map.of(
                "vocab_size", 151936,
                "intermediate_size", 22016,
                "num_key_value_heads", 32,
                "max_position_embeddings", 32768,
                "sliding_window", 4096,
                "max_window_layers", 28);
    }

    @Override
    public List<String> biasedModules(ModelConfig config) {
        return List.of("q_proj", "k_proj", "v_proj");
    }

    @Override
    public int attentionWindow(ModelConfig config, int layer) {
        return config.layerWindow(layer);
    }
}
