package io.glossa.vocab.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.AtomicFiles;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.sentencepiece.PieceType;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes the four tokenizer files of a Hugging Face model directory from one SentencePiece model, so that they cannot
 * disagree: {@code tokenizer.model}, {@code tokenizer.json}, {@code tokenizer_config.json} and
 * {@code special_tokens_map.json}. The last two are the base's where it has them.
 */
public final class TokenizerDirectory {
    /** Hugging Face's own form of the tokenizer. */
    public static final String JSON_FILE = "tokenizer.json";
    /** Settings of the tokenizer's class. */
    public static final String CONFIG_FILE = "tokenizer_config.json";
    /** Names of the special tokens. */
    public static final String SPECIAL_TOKENS_FILE = "special_tokens_map.json";

    private TokenizerDirectory() {}

    /**
     * Writes the files.
     *
     * @param baseDirectory the base model's directory, whose settings are carried over
     * @param output an existing or new directory
     */
    public static void write(SentencePieceModel model, Path baseDirectory, Path output) {
        AtomicFiles.write(output.resolve(Tokenizers.MODEL_FILE), model.toBytes());
        JsonNode config = SettingsFiles.write(baseDirectory, output, defaultConfig(model), specialTokens(model));
        // Absent means what LlamaTokenizer's constructor defaults to.
        Framing framing = new Framing(
                isControl(model, model.trainer().bosPiece())
                        && config.path("add_bos_token").asBoolean(true),
                isControl(model, model.trainer().eosPiece())
                        && config.path("add_eos_token").asBoolean(false));
        AtomicFiles.write(
                output.resolve(JSON_FILE),
                new TokenizerJson(model).text(framing).getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode defaultConfig(SentencePieceModel model) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("tokenizer_class", "LlamaTokenizer");
        config.setAll(specialTokens(model));
        config.put("add_bos_token", true);
        config.put("add_eos_token", false);
        config.put("clean_up_tokenization_spaces", false);
        config.put("legacy", true);
        return config;
    }

    private static ObjectNode specialTokens(SentencePieceModel model) {
        ObjectNode tokens = JsonNodeFactory.instance.objectNode();
        if (isControl(model, model.trainer().bosPiece())) {
            tokens.put("bos_token", model.trainer().bosPiece());
        }
        if (isControl(model, model.trainer().eosPiece())) {
            tokens.put("eos_token", model.trainer().eosPiece());
        }
        model.pieces().stream()
                .filter(piece -> piece.type() == PieceType.UNKNOWN)
                .forEach(piece -> tokens.put("unk_token", piece.text()));
        return tokens;
    }

    private static boolean isControl(SentencePieceModel model, String name) {
        int id = model.id(name).orElse(-1);
        return id >= 0 && model.pieces().get(id).type() == PieceType.CONTROL;
    }
}
