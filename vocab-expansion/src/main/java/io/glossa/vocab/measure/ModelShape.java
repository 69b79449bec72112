package io.glossa.vocab.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a vocabulary's cost depends on in a decoder model: its width, its weights outside the vocabulary, and whether one matrix
 * serves as embedding and head.
 *
 * <p><b>Formula.</b> Weights of the layers: per layer {@code d h k + 2 d g k + h k d} of attention (h heads and g key-value heads of k
 * dimensions) and {@code m d f} of the feed-forward part, m = 3 matrices where it is gated (Llama, Mistral, Qwen, Gemma), 2 in GPT-2,
 * GPT-NeoX and OPT. Norms and biases are left out: less than one in a thousand.
 *
 * <p><b>Units.</b> Weights.
 *
 * <p><b>Source.</b> {@code config.json} of Hugging Face Transformers with its defaults; Kaplan et al. 2020, arXiv:2001.08361, table 1.
 *
 * @param hiddenSize d, the length of an embedding row
 * @param layerWeights weights of the matrices of all layers
 * @param rows rows of the embedding matrix
 * @param tied whether the head is the embedding matrix
 */
public record ModelShape(long hiddenSize, long layerWeights, long rows, boolean tied) {
    /** The file that tells it. */
    public static final String FILE = "config.json";

    private static final List<String> UNGATED = List.of("gpt2", "gpt_neox", "gptj", "gpt_neo", "opt", "bloom", "phi");
    private static final List<String> TIED =
            List.of("gpt2", "gpt_neo", "gemma", "gemma2", "gemma3_text", "opt", "bloom");

    public ModelShape {
        if (hiddenSize < 1 || layerWeights < 0 || rows < 1) {
            throw new IllegalArgumentException("a model has at least one dimension and one row, found hidden size "
                    + hiddenSize + ", " + layerWeights + " weights in layers and " + rows + " rows");
        }
    }

    /**
     * The shape of the model whose tokenizer stands at a path.
     *
     * @param tokenizer a model directory, or a file in one
     * @return empty when there is no {@value #FILE} beside the tokenizer
     * @throws FormatException naming file and key when one of the numbers is missing or below 1
     */
    public static Optional<ModelShape> beside(Path tokenizer) {
        Path folder = Files.isDirectory(tokenizer)
                ? tokenizer
                : tokenizer.toAbsolutePath().getParent();
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(of(Json.read(file), file.toString())) : Optional.empty();
    }

    /** The shape that a configuration tells; {@code source} names it in messages. */
    public static ModelShape of(JsonNode config, String source) {
        String type = config.path("model_type").asText();
        long hidden = number(config, source, "hidden_size", "n_embd");
        long layers = number(config, source, "num_hidden_layers", "n_layer");
        long heads = number(config, source, "num_attention_heads", "n_head");
        long keyValueHeads = config.path("num_key_value_heads").asLong(heads);
        long headSize = config.path("head_dim").asLong(hidden / heads);
        long feedForward = has(config, "intermediate_size", "n_inner", "ffn_dim")
                ? number(config, source, "intermediate_size", "n_inner", "ffn_dim")
                : 4 * hidden;
        long attention = 2 * hidden * heads * headSize + 2 * hidden * keyValueHeads * headSize;
        long dense = (UNGATED.contains(type) ? 2 : 3) * hidden * feedForward;
        boolean tied = config.path("tie_word_embeddings").asBoolean(TIED.contains(type));
        return new ModelShape(hidden, layers * (attention + dense), number(config, source, "vocab_size"), tied);
    }

    /** Weights of embedding and head for a vocabulary of so many rows. */
    public long vocabularyWeights(long ofRows) {
        return (tied ? 1 : 2) * ofRows * hiddenSize;
    }

    /**
     * Floating-point operations of the forward pass for one token, with a vocabulary of so many rows.
     *
     * <p><b>Formula.</b> {@code 2 (layer weights + rows d)}: a multiplication and an addition for each weight; looking a row up costs
     * none. Attention over the context is left out, as in Kaplan et al.: it is small below some thousand tokens, and shrinks with the
     * tokens as well.
     */
    public long flopsPerToken(long ofRows) {
        return 2 * (layerWeights + ofRows * hiddenSize);
    }

    /** Those of the head alone: {@code 2 rows d}. */
    public long headFlopsPerToken(long ofRows) {
        return 2 * ofRows * hiddenSize;
    }

    private static boolean has(JsonNode config, String... keys) {
        for (String key : keys) {
            if (config.path(key).isNumber()) {
                return true;
            }
        }
        return false;
    }

    private static long number(JsonNode config, String source, String... keys) {
        for (String key : keys) {
            JsonNode value = config.path(key);
            if (!value.isMissingNode() && !value.isNull()) {
                if (!value.isIntegralNumber() || value.asLong() < 1) {
                    throw new FormatException(source + ": " + key + ": found " + value
                            + ", expected a whole number of at least 1; repair the file");
                }
                return value.asLong();
            }
        }
        throw new FormatException(source + ": " + String.join(" or ", keys)
                + " is missing; expected the configuration of a decoder model, or no " + FILE
                + " beside the tokenizer");
    }
}
