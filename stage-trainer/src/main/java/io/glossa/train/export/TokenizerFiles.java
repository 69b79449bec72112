package io.glossa.train.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.bytelevel.ByteLevelDirectory;
import io.glossa.vocab.bytelevel.ByteLevelFiles;
import io.glossa.vocab.huggingface.SentencePieceJson;
import io.glossa.vocab.huggingface.TokenizerDirectory;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The small files that let other libraries open a model directory: those of the model, and those it lacks. */
final class TokenizerFiles {
    private static final String GENERATION_FILE = "generation_config.json";

    /** As the model's makers wrote them; chat templates stand in a file of their own since Transformers 4.44. */
    private static final List<String> COPIED =
            List.of(TokenizerDirectory.JSON_FILE, GENERATION_FILE, "chat_template.jinja", "chat_template.json");

    private TokenizerFiles() {}

    /** Copies what the model directory has and writes the rest from the tokenizer and config.json. */
    static void write(Path model, Path export, ModelConfig config) {
        writeTokenizer(model, export);
        try {
            // A base's own tokenizer.json stays as its makers wrote it.
            for (String name : COPIED) {
                if (Files.exists(model.resolve(name))) {
                    Files.copy(model.resolve(name), export.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", export, e);
        }
        if (!Files.exists(export.resolve(GENERATION_FILE))) {
            Json.write(export.resolve(GENERATION_FILE), generationConfig(config));
        }
    }

    private static void writeTokenizer(Path model, Path export) {
        TokenizerSource source = TokenizerSource.of(model);
        switch (source.kind()) {
            case SENTENCEPIECE_BPE, SENTENCEPIECE_UNIGRAM ->
                TokenizerDirectory.write(SentencePieceModel.read(source.file()), model, export);
            case SENTENCEPIECE_JSON -> TokenizerDirectory.write(SentencePieceJson.read(source.file()), model, export);
            case BYTE_LEVEL_JSON -> writeByteLevel(ByteLevelFiles.readJson(source.file()), model, export);
            case BYTE_LEVEL_TIKTOKEN -> writeByteLevel(ByteLevelFiles.readTiktoken(source.file()), model, export);
            case BYTE_LEVEL_GPT2 -> writeByteLevel(ByteLevelFiles.readGpt2(source.file()), model, export);
        }
    }

    private static void writeByteLevel(ByteLevelFiles files, Path model, Path export) {
        ByteLevelDirectory.write(files, files.model(), model, export);
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
