package io.glossa.vocab.bytelevel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.vocab.huggingface.SettingsFiles;
import java.nio.file.Path;

/**
 * Writes the tokenizer files of a Hugging Face model directory with a byte-level tokenizer: {@code tokenizer.json}, the
 * base's own format, {@code tokenizer_config.json} and {@code special_tokens_map.json}. The last two are the base's where it
 * has them; else they name the generic class, which takes everything from {@code tokenizer.json}.
 */
public final class ByteLevelDirectory {
    private ByteLevelDirectory() {}

    /**
     * Writes the files.
     *
     * @param files what the base came in
     * @param model the base or an expansion of it
     * @param baseDirectory the base model's directory, whose settings are carried over
     * @param output an existing or new directory
     */
    public static void write(ByteLevelFiles files, ByteLevelModel model, Path baseDirectory, Path output) {
        files.write(model, output);
        ObjectNode specialTokens = specialTokens(model);
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("tokenizer_class", "PreTrainedTokenizerFast");
        config.setAll(specialTokens);
        config.put("clean_up_tokenization_spaces", false);
        SettingsFiles.write(baseDirectory, output, config, specialTokens);
    }

    private static ObjectNode specialTokens(ByteLevelModel model) {
        ByteLevelTokenizer tokenizer = new ByteLevelTokenizer(model);
        ObjectNode tokens = JsonNodeFactory.instance.objectNode();
        if (tokenizer.bosId() >= 0) {
            tokens.put("bos_token", tokenizer.piece(tokenizer.bosId()));
        }
        if (tokenizer.eosId() >= 0) {
            tokens.put("eos_token", tokenizer.piece(tokenizer.eosId()));
        }
        return tokens;
    }
}
