package io.glossa.checkpoint;

import java.util.Map;

/**
 * Mistral: Llama's blocks, every one with a sliding window unless {@code sliding_window} is null.
 *
 * <p><b>Source.</b> {@code MistralConfig} of Hugging Face Transformers 4.57; Jiang et al., arXiv 2310.06825.
 */
public final class MistralFamily implements ModelFamily {
    @Override
    public String modelType() {
        return "mistral";
    }

    @Override
    public String transformersClass() {
        return "MistralForCausalLM";
    }

    @Override
    public Map<String, Integer> defaults() {
        return Map.of(
                "vocab_size", 32000,
                "intermediate_size", 14336,
                "num_key_value_heads", 8,
                "max_position_embeddings", 131072,
                "sliding_window", 4096,
                "bos_token_id", 1,
                "eos_token_id", 2);
    }

    @Override
    public int attentionWindow(ModelConfig config, int layer) {
        return config.slidingWindow().orElse(config.contextLength());
    }
}
