package io.glossa.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What sets the models of one {@code model_type} apart: the defaults of its configuration and the tensors of its blocks. An
 * open set: implementations are found through {@link java.util.ServiceLoader}.
 *
 * <p>The methods here describe Llama's blocks; a family overrides what it has otherwise. What computes a block of the family is
 * chosen by the trainer.
 */
public interface ModelFamily {
    /** The value of {@code model_type} in config.json. */
    String modelType();

    /** The class of Transformers that loads such a model, for {@code architectures}. */
    String transformersClass();

    /** The whole numbers that stand for absent keys of config.json, as Transformers has them. */
    Map<String, Integer> defaults();

    /** Which projections have a bias, by the names of their modules. */
    default List<String> biasedModules(ModelConfig config) {
        List<String> biased = new ArrayList<>();
        if (config.flag("attention_bias")) {
            biased.addAll(List.of("q_proj", "k_proj", "v_proj", "o_proj"));
        }
        if (config.flag("mlp_bias")) {
            biased.addAll(List.of("gate_proj", "up_proj", "down_proj"));
        }
        return biased;
    }

    /** Whether queries and keys are normalised, head by head, before they are turned. */
    default boolean normalisesQueriesAndKeys() {
        return false;
    }

    /**
     * Tokens that each position of a block sees at most, counting itself; the context length where all are seen.
     *
     * @param layer from 0
     */
    default int attentionWindow(ModelConfig config, int layer) {
        return config.contextLength();
    }

    /** The tensors of a block, in the order of the computation. */
    default List<BlockTensor> block(ModelConfig config) {
        long hidden = config.hiddenSize();
        long queries = (long) config.attentionHeads() * config.headSize();
        long keys = (long) config.keyValueHeads() * config.headSize();
        long inner = config.intermediateSize();
        List<String> biased = biasedModules(config);
        List<BlockTensor> tensors = new ArrayList<>();
        tensors.add(norm("input_layernorm", hidden));
        projection(tensors, biased, "self_attn.", "q_proj", queries, hidden);
        projection(tensors, biased, "self_attn.", "k_proj", keys, hidden);
        projection(tensors, biased, "self_attn.", "v_proj", keys, hidden);
        if (normalisesQueriesAndKeys()) {
            tensors.add(norm("self_attn.q_norm", config.headSize()));
            tensors.add(norm("self_attn.k_norm", config.headSize()));
        }
        projection(tensors, biased, "self_attn.", "o_proj", hidden, queries);
        tensors.add(norm("post_attention_layernorm", hidden));
        projection(tensors, biased, "mlp.", "gate_proj", inner, hidden);
        projection(tensors, biased, "mlp.", "up_proj", inner, hidden);
        projection(tensors, biased, "mlp.", "down_proj", hidden, inner);
        return List.copyOf(tensors);
    }

    private static BlockTensor norm(String module, long size) {
        return new BlockTensor(module + ".weight", BlockTensor.Kind.NORM, List.of(size));
    }

    private static void projection(
            List<BlockTensor> tensors, List<String> biased, String parent, String module, long out, long in) {
        tensors.add(new BlockTensor(parent + module + ".weight", BlockTensor.Kind.MATRIX, List.of(out, in)));
        if (biased.contains(module)) {
            tensors.add(new BlockTensor(parent + module + ".bias", BlockTensor.Kind.BIAS, List.of(out)));
        }
    }
}
