package io.glossa.init.scratch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.ConfigException;
import io.glossa.vocab.Tokenizer;
import java.nio.file.Path;

/**
 * A base that does not exist yet: the shape of its network, and where its tokenizer comes from.
 *
 * @param config what {@code config.json} holds, by the names of Hugging Face; {@code vocab_size}, {@code bos_token_id} and
 *     {@code eos_token_id} follow from the tokenizer
 * @param tokenizer directory of a tokenizer to take, relative to the recipe's folder; null to learn one
 * @param vocabulary how the tokenizer is learned from the corpus; with its defaults unless {@code tokenizer} is given
 */
public record ScratchSettings(ObjectNode config, String tokenizer, NewVocabulary vocabulary) {
    private static final String SIZE = "vocab_size";

    public ScratchSettings {
        if (config == null) {
            throw new ConfigException(
                    "config is missing; write the keys of a config.json, model_type and hidden_size first");
        }
        if (tokenizer != null && vocabulary != null) {
            throw new ConfigException("tokenizer and vocabulary are both given; a tokenizer is taken or learned:"
                    + " take one of the two out");
        }
        if (config.has(SIZE)) {
            throw new ConfigException("config." + SIZE + ": found " + config.get(SIZE)
                    + "; the tokenizer decides: take it out, or set vocabulary.size");
        }
        config = config.deepCopy();
        vocabulary = tokenizer == null && vocabulary == null ? NewVocabulary.defaults() : vocabulary;
        of(config, 1);
    }

    /** The configuration for a tokenizer of so many pieces. */
    public ModelConfig configFor(int pieces) {
        return of(config, pieces);
    }

    /** The configuration for a tokenizer, with the ids of its marks. */
    ModelConfig configFor(Tokenizer pieces) {
        ModelConfig sized = configFor(pieces.size());
        ModelConfig named = sized.with(
                        "architectures", config.arrayNode().add(sized.family().transformersClass()))
                .with("torch_dtype", config.textNode("float32"));
        return named.with("bos_token_id", id(pieces.bosId())).with("eos_token_id", id(pieces.eosId()));
    }

    /** The tokenizer's directory, when one is taken. */
    public Path tokenizerIn(Path folder) {
        return folder.resolve(tokenizer).normalize();
    }

    private JsonNode id(int id) {
        return id < 0 ? config.nullNode() : config.numberNode(id);
    }

    private static ModelConfig of(ObjectNode config, int pieces) {
        ObjectNode sized = config.deepCopy();
        sized.put(SIZE, pieces);
        return ModelConfig.of(sized, "scratch.config");
    }
}
