package io.glossa.tests.bench.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.Json;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The model and the batch that are measured.
 *
 * @param hidden width
 * @param layers blocks
 * @param heads of attention
 * @param keyValueHeads shared by the heads
 * @param inner width of the feed-forward blocks
 * @param vocabulary rows
 * @param sequences in a batch
 * @param length tokens of each
 * @param steps measured, after {@link #WARM_UP}
 * @param threads of libtorch
 */
record TrainingShape(
        int hidden,
        int layers,
        int heads,
        int keyValueHeads,
        int inner,
        int vocabulary,
        int sequences,
        int length,
        int steps,
        int threads) {
    /** Steps before the clock runs. */
    static final int WARM_UP = 3;

    /** Reads {@code name=value} options; the default is stories15M's shape, batches of 8 times 256 tokens. */
    static TrainingShape of(TreeMap<String, String> options) {
        return new TrainingShape(
                take(options, "hidden", 288),
                take(options, "layers", 6),
                take(options, "heads", 6),
                take(options, "key-value-heads", 6),
                take(options, "inner", 768),
                take(options, "vocabulary", 32000),
                take(options, "sequences", 8),
                take(options, "length", 256),
                take(options, "steps", 10),
                take(options, "threads", Runtime.getRuntime().availableProcessors()));
    }

    static TreeMap<String, String> options(String... arguments) {
        TreeMap<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("expected name=value, found: " + argument);
            }
            options.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return options;
    }

    private static int take(TreeMap<String, String> options, String name, int otherwise) {
        String value = options.remove(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** The configuration of such a Llama with tied embeddings. */
    ModelConfig config() {
        ObjectNode tree = Json.mapper().createObjectNode();
        tree.put("model_type", "llama").put("hidden_size", hidden).put("num_hidden_layers", layers);
        tree.put("num_attention_heads", heads).put("num_key_value_heads", keyValueHeads);
        tree.put("intermediate_size", inner).put("vocab_size", vocabulary).put("tie_word_embeddings", true);
        tree.put("max_position_embeddings", Math.max(length, 2048));
        return ModelConfig.of(tree, "benchmark");
    }

    int tokens() {
        return sequences * length;
    }

    /** Weights of the matrices that tokens are multiplied with: the blocks' and the head's. */
    long multipliedWeights() {
        long size = hidden / heads;
        return layers * (2L * hidden * hidden + 2L * hidden * size * keyValueHeads + 3L * hidden * inner)
                + (long) vocabulary * hidden;
    }

    /**
     * Floating-point operations of a step in which everything trains.
     *
     * <p><b>Formula.</b> {@code 6 * weights} a token for the matrices, and {@code 6 * length * hidden * layers} for causal attention:
     * half of {@code 12 * length * hidden} (Chowdhery et al., PaLM, arXiv 2204.02311, appendix B).
     */
    double operations() {
        return tokens() * (6.0 * multipliedWeights() + 6.0 * length * hidden * layers);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f million weights (hidden %d, %d layers, %d heads, inner %d, vocabulary %d), batch %d x %d, %d threads",
                multipliedWeights() / 1e6,
                hidden,
                layers,
                heads,
                inner,
                vocabulary,
                sequences,
                length,
                threads);
    }
}
