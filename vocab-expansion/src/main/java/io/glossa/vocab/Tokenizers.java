package io.glossa.vocab;

import io.glossa.run.FormatException;
import io.glossa.run.ResourceException;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the tokenizers that Glossa can encode with: SentencePiece BPE models. */
public final class Tokenizers {
    /** The file name of a SentencePiece model in a model directory. */
    public static final String MODEL_FILE = "tokenizer.model";

    private Tokenizers() {}

    /**
     * Opens a tokenizer.
     *
     * @param modelOrDirectory a SentencePiece model, or a directory that holds {@value #MODEL_FILE}
     */
    public static Tokenizer load(Path modelOrDirectory) {
        return new SentencePieceTokenizer(SentencePieceModel.read(modelFile(modelOrDirectory)));
    }

    /** The SentencePiece model meant by a path to it or to its directory. */
    public static Path modelFile(Path modelOrDirectory) {
        if (!Files.isDirectory(modelOrDirectory)) {
            if (!Files.exists(modelOrDirectory)) {
                throw new ResourceException(
                        "cannot read " + modelOrDirectory + ": no such file or directory; check the path");
            }
            return modelOrDirectory;
        }
        Path model = modelOrDirectory.resolve(MODEL_FILE);
        if (Files.exists(model)) {
            return model;
        }
        String found = Files.exists(modelOrDirectory.resolve("tokenizer.json"))
                ? "only tokenizer.json, which holds no SentencePiece model"
                : "no tokenizer";
        throw new FormatException(modelOrDirectory + ": found " + found + ", expected " + MODEL_FILE
                + " (SentencePiece BPE); use a base model of the Llama 2, Mistral or TinyLlama kind");
    }
}
