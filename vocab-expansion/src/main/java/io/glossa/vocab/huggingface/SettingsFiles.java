package io.glossa.vocab.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two small files beside a tokenizer that say what its class is and what its special tokens are called. */
public final class SettingsFiles {
    private SettingsFiles() {}

    /**
     * Writes both: those of the base byte for byte where it has them, else the ones given.
     *
     * @param base a model directory; a file has no settings beside it
     * @param config {@code tokenizer_config.json} of a base without one
     * @param specialTokens {@code special_tokens_map.json} of a base without one
     * @return the {@code tokenizer_config.json} that was written
     */
    public static JsonNode write(Path base, Path output, ObjectNode config, ObjectNode specialTokens) {
        JsonNode written = carryOver(base, output, TokenizerDirectory.CONFIG_FILE, config);
        carryOver(base, output, TokenizerDirectory.SPECIAL_TOKENS_FILE, specialTokens);
        return written;
    }

    private static JsonNode carryOver(Path baseDirectory, Path output, String name, ObjectNode otherwise) {
        Path base = baseDirectory.resolve(name);
        if (!Files.exists(base)) {
            Json.write(output.resolve(name), otherwise);
            return otherwise;
        }
        JsonNode read = Json.read(base);
        try {
            AtomicFiles.write(output.resolve(name), Files.readAllBytes(base));
        } catch (IOException e) {
            throw AtomicFiles.failure("read", base, e);
        }
        return read;
    }
}
