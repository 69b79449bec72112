package io.glossa.checkpoint;

import java.util.Map;

/**
 * Llama 1 to 3 and what is built like them: TinyLlama, SOLAR, InkubaLM.
 *
 * <p><b>Source.</b> {@code LlamaConfig} of Hugging Face Transformers 4.57; Touvron et al., arXiv 2302.13971.
 */
public final class LlamaFamily implements ModelFamily {
    @Override
    public String modelType() {
        return "llama";
    }

    @Override
    public String transformersClass() {
        return "LlamaForCausalLM";
    }

    @Override
    public Map<String, Integer> defaults() {
        return Map.of(
                "vocab_size", 32000,
                "intermediate_size", 11008,
                "max_position_embeddings", 2048,
                "bos_token_id", 1,
                "eos_token_id", 2);
    }
}
