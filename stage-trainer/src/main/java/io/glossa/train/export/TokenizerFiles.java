package io.glossa.train.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The small files that let other libraries open a model directory: those of the model, and those it lacks. */
final class TokenizerFiles {
    private static final List<String> COPIED = List.of(
            "tokenizer.model",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "generation_config.json");

    private TokenizerFiles() {}

    /** Copies what the model directory has and writes the rest from the tokenizer and config.json. */
    static void write(Path model, Path export, ModelConfig config) {
        try {
            for (String name : COPIED) {
                if (Files.exists(model.resolve(name))) {
                    Files.copy(model.resolve(name), export.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", export, e);
        }
        Tokenizer tokenizer = Tokenizers.load(export);
        complete(export.resolve("special_tokens_map.json"), specialTokens(tokenizer));
        complete(export.resolve("tokenizer_config.json"), tokenizerConfig(tokenizer, config));
        complete(export.resolve("generation_config.json"), generationConfig(config));
    }

    private static void complete(Path file, JsonNode content) {
        if (!Files.exists(file)) {
            Json.write(file, content);
        }
    }

    private static ObjectNode specialTokens(Tokenizer tokenizer) {
        ObjectNode tokens = JsonNodeFactory.instance.objectNode();
        if (tokenizer.bosId() >= 0) {
            tokens.put("bos_token", tokenizer.piece(tokenizer.bosId()));
        }
        if (tokenizer.eosId() >= 0) {
            tokens.put("eos_token", tokenizer.piece(tokenizer.eosId()));
        }
        return tokens.put("unk_token", tokenizer.piece(tokenizer.unknownId()));
    }

    private static ObjectNode tokenizerConfig(Tokenizer tokenizer, ModelConfig config) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("tokenizer_class", "LlamaTokenizer");
        settings.setAll(specialTokens(tokenizer));
        settings.put("add_bos_token", tokenizer.bosId() >= 0).put("add_eos_token", false);
        // Without this, a text after a special token would get no leading space, unlike in training.
        settings.put("legacy", true);
        return settings.put("model_max_length", config.contextLength());
    }

    private static ObjectNode generationConfig(ModelConfig config) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        config.bosTokenId().ifPresent(id -> settings.put("bos_token_id", id));
        List<Integer> ends = config.eosTokenIds();
        if (ends.size() == 1) {
            settings.put("eos_token_id", ends.get(0));
        } else if (!ends.isEmpty()) {
            ends.forEach(settings.putArray("eos_token_id")::add);
        }
        return settings;
    }
}
