package io.glossa.train.stage;

import io.glossa.run.ConfigException;
import io.glossa.train.data.MixtureSettings;
import io.glossa.train.stage.select.PartSettings;
import java.util.List;
import java.util.Set;

/**
 * What a stage of the kind {@code distillation} may not ask for, since snippets are not packed sequences and new rows are all that learns.
 *
 * @param stage its name
 * @param trains its parts
 * @param batchTokens of a step
 * @param longest tokens of a snippet at most
 */
record DistillationRules(String stage, List<PartSettings> trains, int batchTokens, int longest) {
    private static final String EMBEDDINGS = "embeddings.new";
    private static final Set<String> PARTS = Set.of(EMBEDDINGS, "head.new");

    void check(
            Long bytes,
            boolean recompute,
            double zLoss,
            double replayShare,
            MixtureSettings data,
            StageSettings.Targets targets,
            Integer sequenceLength) {
        List<String> parts = trains.stream().map(PartSettings::part).toList();
        require(
                "trains",
                parts,
                PARTS.containsAll(parts) && parts.contains(EMBEDDINGS),
                "[embeddings.new], with head.new where the head is a matrix of its own");
        require("bytes", bytes, bytes == null, "steps, tokens or a plateau");
        require("recompute", recompute, !recompute, "no recomputing: snippets are short");
        require("z-loss", zLoss, zLoss == 0, "none");
        require("replay-share", replayShare, replayShare == 0, "none: the base's rows stand still");
        require("data", data, data == null, "none: snippets are taken from all text of the new language");
        require("sequence-length", sequenceLength, sequenceLength == null, "none: distillation.window is the length");
        require(
                "targets",
                "old-tokenizer",
                targets == StageSettings.Targets.NEW_TOKENIZER,
                "none: the hidden states of the old tokenizer are the target already");
        require(
                "batch-tokens",
                batchTokens,
                batchTokens >= longest,
                "at least one snippet with the token before it, " + longest);
    }

    private void require(String key, Object value, boolean holds, String expected) {
        if (!holds) {
            throw new ConfigException(
                    "stage " + stage + ": " + key + " is " + value + "; with kind: distillation expected " + expected);
        }
    }
}
