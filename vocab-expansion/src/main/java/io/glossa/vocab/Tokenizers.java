package io.glossa.vocab;

import io.glossa.vocab.bytelevel.ByteLevelFiles;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import io.glossa.vocab.huggingface.SentencePieceJson;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import io.glossa.vocab.sentencepiece.UnigramTokenizer;
import java.nio.file.Path;

/** Opens the tokenizers that Glossa can encode with: SentencePiece models and byte-level BPE in each of their files. */
public final class Tokenizers {
    /** The file name of a SentencePiece model in a model directory. */
    public static final String MODEL_FILE = "tokenizer.model";

    private Tokenizers() {}

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
