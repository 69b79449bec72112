package io.glossa.vocab;

import io.glossa.run.AtomicFiles;
import io.glossa.vocab.bytelevel.ByteLevelFiles;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import io.glossa.vocab.bytelevel.Gpt2Files;
import io.glossa.vocab.huggingface.SentencePieceJson;
import io.glossa.vocab.huggingface.TokenizerDirectory;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import io.glossa.vocab.sentencepiece.UnigramTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Opens the tokenizers that Glossa can encode with: SentencePiece models and byte-level BPE in each of their files. */
public final class Tokenizers {
    /** The file name of a SentencePiece model in a model directory. */
    public static final String MODEL_FILE = "tokenizer.model";

    private static final List<String> FILES = List.of(
            MODEL_FILE,
            TokenizerDirectory.JSON_FILE,
            TokenizerDirectory.CONFIG_FILE,
            TokenizerDirectory.SPECIAL_TOKENS_FILE,
            Gpt2Files.VOCABULARY,
            Gpt2Files.MERGES);

    private Tokenizers() {}

    /**
     * Copies the tokenizer's files of a model directory, as many as it has, into another.
     *
     * @throws io.glossa.run.ResourceException naming the file that could not be read or written
     */
    public static void copy(Path from, Path to) {
        try {
            for (String name : FILES) {
                if (Files.exists(from.resolve(name))) {
                    Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("copy the tokenizer to", to, e);
        }
    }

    /**
     * Opens a tokenizer of any kind of {@link TokenizerKind}.
     *
     * @param modelOrDirectory a tokenizer's file, or a directory that holds one
     */
    public static Tokenizer load(Path modelOrDirectory) {
        TokenizerSource source = TokenizerSource.of(modelOrDirectory);
        return switch (source.kind()) {
            case SENTENCEPIECE_BPE -> new SentencePieceTokenizer(SentencePieceModel.read(source.file()));
            case SENTENCEPIECE_UNIGRAM -> new UnigramTokenizer(SentencePieceModel.read(source.file()));
            case SENTENCEPIECE_JSON -> new SentencePieceTokenizer(SentencePieceJson.read(source.file()));
            case BYTE_LEVEL_JSON ->
                new ByteLevelTokenizer(ByteLevelFiles.readJson(source.file()).model());
            case BYTE_LEVEL_TIKTOKEN ->
                new ByteLevelTokenizer(
                        ByteLevelFiles.readTiktoken(source.file()).model());
            case BYTE_LEVEL_GPT2 ->
                new ByteLevelTokenizer(ByteLevelFiles.readGpt2(source.file()).model());
        };
    }
}
