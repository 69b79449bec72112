package io.glossa.vocab.bytelevel;

import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A byte-level model together with the files that it came from, so that its expansion can be written in the same form.
 */
public final class ByteLevelFiles {
    /** The files that byte-level models come in. */
    public enum Format {
        /** {@code tokenizer.json}. */
        HUGGING_FACE,
        /** Base64 ranks. */
        TIKTOKEN,
        /** {@code encoder.json} and {@code vocab.bpe}. */
        GPT2
    }

    /** Hugging Face's own form. */
    public static final String JSON_FILE = "tokenizer.json";
    /** The name of Llama 3's tiktoken file. */
    public static final String TIKTOKEN_FILE = "tokenizer.model";

    private final Format format;
    private final ByteLevelModel model;
    /** Bytes of {@code tokenizer.json}; empty for the other formats. */
    private final byte[] original;

    private ByteLevelFiles(Format format, ByteLevelModel model, byte[] original) {
        this.format = format;
        this.model = model;
        this.original = original;
    }

    /** Reads {@code tokenizer.json}. */
    public static ByteLevelFiles readJson(Path file) {
        byte[] bytes = bytes(file);
        return new ByteLevelFiles(Format.HUGGING_FACE, ByteLevelJson.parse(bytes, file.toString()), bytes);
    }

    /** Reads a tiktoken file. */
    public static ByteLevelFiles readTiktoken(Path file) {
        return new ByteLevelFiles(Format.TIKTOKEN, TiktokenFile.read(file), new byte[0]);
    }

    /** Reads GPT-2's two files. */
    public static ByteLevelFiles readGpt2(Path directory) {
        return new ByteLevelFiles(Format.GPT2, Gpt2Files.read(directory), new byte[0]);
    }

    /** A model that comes from no file, to be written as {@code tokenizer.json}. */
    public static ByteLevelFiles ofModel(ByteLevelModel model) {
        return new ByteLevelFiles(Format.HUGGING_FACE, model, ByteLevelJson.fresh(model));
    }

    /** Which files it came from. */
    public Format format() {
        return format;
    }

    /** What they hold. */
    public ByteLevelModel model() {
        return model;
    }

    /** Whether a file begins like tiktoken's. */
    public static boolean isTiktoken(Path file) {
        return TiktokenFile.looksLike(bytes(file));
    }

    /**
     * Writes {@code tokenizer.json} of a model made from this one, and the base's own format beside it.
     *
     * @param expanded this model with tokens added
     */
    public void write(ByteLevelModel expanded, Path directory) {
        byte[] json;
        if (format == Format.HUGGING_FACE) {
            json = expanded == model ? original : ByteLevelJson.expanded(original, expanded);
        } else {
            json = ByteLevelJson.fresh(expanded);
        }
        AtomicFiles.write(directory.resolve(JSON_FILE), json);
        switch (format) {
            case HUGGING_FACE -> {
                // tokenizer.json is the base's own format.
            }
            case TIKTOKEN -> TiktokenFile.write(expanded, directory.resolve(TIKTOKEN_FILE));
            case GPT2 -> Gpt2Files.write(expanded, directory);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }
}
