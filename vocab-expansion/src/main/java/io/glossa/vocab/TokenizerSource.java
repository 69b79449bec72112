package io.glossa.vocab;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.FormatException;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import io.glossa.run.ResourceException;
import io.glossa.vocab.bytelevel.ByteLevelFiles;
import io.glossa.vocab.bytelevel.Gpt2Files;
import io.glossa.vocab.huggingface.SentencePieceJson;
import io.glossa.vocab.huggingface.TokenizerDirectory;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.TrainerSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tokenizer's files, recognised for what they are by their contents, not their names.
 *
 * <p>In a directory {@code tokenizer.model} counts before {@code tokenizer.json}, and both before GPT-2's pair.
 *
 * @param kind what the files hold
 * @param file the file, or for GPT-2's pair the directory of both
 */
public record TokenizerSource(TokenizerKind kind, Path file) {
    /** What tells this tokenizer from another: the hash of its file, or for a pair of files the hash of both hashes. */
    public String sha256() {
        return kind == TokenizerKind.BYTE_LEVEL_GPT2
                ? Hashes.sha256(Hashes.sha256(file.resolve(Gpt2Files.VOCABULARY))
                        + Hashes.sha256(file.resolve(Gpt2Files.MERGES)))
                : Hashes.sha256(file);
    }

    /**
     * Recognises a tokenizer.
     *
     * @param path a file, or a directory that holds one
     * @throws FormatException for a directory without a tokenizer or a file of another kind, saying what was found
     * @throws ResourceException for a path that is not there
     */
    public static TokenizerSource of(Path path) {
        if (!Files.exists(path)) {
            throw new ResourceException("cannot read " + path + ": no such file or directory; check the path");
        }
        if (!Files.isDirectory(path)) {
            return ofFile(path);
        }
        for (String name : List.of(Tokenizers.MODEL_FILE, TokenizerDirectory.JSON_FILE)) {
            if (Files.exists(path.resolve(name))) {
                return ofFile(path.resolve(name));
            }
        }
        List<String> missing = new ArrayList<>(List.of(Gpt2Files.VOCABULARY, Gpt2Files.MERGES));
        missing.removeIf(name -> Files.exists(path.resolve(name)));
        if (missing.isEmpty()) {
            return new TokenizerSource(TokenizerKind.BYTE_LEVEL_GPT2, path);
        }
        throw new FormatException(path + ": found "
                + (missing.size() == 1 ? "no " + missing.get(0) + " beside its other half" : "no tokenizer")
                + ", expected " + Tokenizers.MODEL_FILE + ", " + TokenizerDirectory.JSON_FILE + ", or "
                + Gpt2Files.VOCABULARY + " with " + Gpt2Files.MERGES);
    }

    private static TokenizerSource ofFile(Path file) {
        String name = file.getFileName().toString();
        if (name.equals(Gpt2Files.VOCABULARY) || name.equals(Gpt2Files.MERGES)) {
            return new TokenizerSource(
                    TokenizerKind.BYTE_LEVEL_GPT2, file.toAbsolutePath().getParent());
        }
        if (name.endsWith(".json")) {
            return new TokenizerSource(jsonKind(file), file);
        }
        if (ByteLevelFiles.isTiktoken(file)) {
            return new TokenizerSource(TokenizerKind.BYTE_LEVEL_TIKTOKEN, file);
        }
        TrainerSpec trainer = SentencePieceModel.read(file).trainer();
        return switch (trainer.modelType()) {
            case TrainerSpec.BPE -> new TokenizerSource(TokenizerKind.SENTENCEPIECE_BPE, file);
            case TrainerSpec.UNIGRAM -> new TokenizerSource(TokenizerKind.SENTENCEPIECE_UNIGRAM, file);
            default ->
                throw new FormatException(file + ": this SentencePiece model is of type " + trainer.modelTypeName()
                        + ", expected bpe or unigram; choose another base model");
        };
    }

    private static TokenizerKind jsonKind(Path file) {
        JsonNode tree = Json.read(file);
        if (!tree.path("model").path("vocab").isObject()) {
            throw new FormatException(file + ": found a model of type '"
                    + tree.path("model").path("type").asText("none")
                    + "', expected BPE with a vocabulary; choose another base model");
        }
        return SentencePieceJson.matches(tree) ? TokenizerKind.SENTENCEPIECE_JSON : TokenizerKind.BYTE_LEVEL_JSON;
    }
}
