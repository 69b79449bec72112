package io.glossa.train.data;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.pack.PackReport;
import java.nio.file.Path;

/** Whether a packed corpus and a model belong together. */
public final class PackedFor {
    private PackedFor() {}

    /**
     * Refuses a pack that a model cannot be trained on.
     *
     * <p><b>Errors.</b> {@link ConfigException} when another tokenizer encoded the sequences, for an id would then be another
     * piece, or when they are longer than the model's context.
     *
     * @param pack the directory of the pack step
     * @param model a Hugging Face directory with its tokenizer
     */
    public static void require(Path pack, Path model) {
        PackReport report = Json.read(pack.resolve(PackReport.FILE), PackReport.class);
        TokenizerSource tokenizer = TokenizerSource.of(model);
        String hash = tokenizer.sha256();
        if (!hash.equals(report.tokenizerSha256())) {
            throw new ConfigException(pack + " was packed with another tokenizer (SHA-256 " + report.tokenizerSha256()
                    + ") than the model's, " + tokenizer.file() + " (" + hash + "); run pack again with the model's");
        }
        int context = ModelConfig.read(model).contextLength();
        if (report.sequenceLength() > context) {
            throw new ConfigException(pack + " holds sequences of " + report.sequenceLength() + " tokens, but the model"
                    + " reads at most " + context + " (" + model + "); set pack.sequence-length to " + context
                    + " or less and run pack again");
        }
    }
}
