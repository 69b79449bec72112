package io.glossa.train.handoff;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.CompanionFiles;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.run.InputIdentity;
import io.glossa.run.Json;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.train.stage.StageSettings;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.pack.PackReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The step {@code hand-off}: model, packed data and a stage for another trainer, in one directory.
 *
 * <p><b>Errors.</b> {@link ConfigException} for what the target cannot do, {@link FormatException} for data packed with
 * another tokenizer than the model's and for a tokenizer without an end-of-text token. <b>Cost.</b> A copy of the model, and
 * the packed training split in memory.
 */
public final class HandOffStep {
    /** The step's name. */
    public static final String NAME = "hand-off";

    private final HandOffTarget target;
    private final Path model;
    private final Path pack;
    private final StageSettings stage;
    private final List<String> replaySources;
    private final NewRows newRows;
    private final long seed;

    /**
     * Prepares the step.
     *
     * @param model Hugging Face directory that the stage begins with
     * @param pack the finished {@code pack/}
     * @param stage of the recipe
     * @param replaySources sources of the pack that are replay
     * @param newRows rows of the vocabulary matrices that the base did not have
     * @param seed of the order
     */
    public HandOffStep(
            HandOffTarget target,
            Path model,
            Path pack,
            StageSettings stage,
            List<String> replaySources,
            NewRows newRows,
            long seed) {
        this.target = target;
        this.model = model;
        this.pack = pack;
        this.stage = stage;
        this.replaySources = List.copyOf(replaySources);
        this.newRows = newRows;
        this.seed = seed;
    }

    /** Runs or skips the step. */
    public StepRunner.Outcome run(Path directory) {
        Map<String, String> inputs = Map.of("model", InputIdentity.of(model), "pack", InputIdentity.of(pack));
        Map<String, Object> settings = Map.of(
                "target", target.name(),
                "stage", stage,
                "replay_sources", replaySources,
                "new_rows", newRows,
                "seed", seed);
        return StepRunner.run(Step.of(NAME, directory, inputs, settings), this::work);
    }

    /** Writes into a directory; returns counts. */
    Map<String, Long> work(Path directory) {
        PackReport report = Json.read(pack.resolve(PackReport.FILE), PackReport.class);
        try (Checkpoint checkpoint = Checkpoint.open(model)) {
            requireSameTokenizer(report);
            Tokenizer tokenizer = Tokenizers.load(model);
            if (tokenizer.eosId() < 0) {
                throw new FormatException(model + ": its tokenizer has no end-of-text token, by which " + target.name()
                        + " tells documents apart; name one in tokenizer_config.json");
            }
            HandOff handOff = new HandOff(
                    directory,
                    checkpoint.config(),
                    newRows,
                    tokenizer.eosId(),
                    pack,
                    replaySources,
                    HandOffStage.of(stage, report.sequenceLength()),
                    seed);
            target.check(handOff);
            Path copy = Files.createDirectories(directory.resolve(HandOff.MODEL));
            CheckpointWriter.write(
                    copy, checkpoint.config(), checkpoint.tensors().values());
            CompanionFiles.copy(model, copy);
            target.write(handOff);
            return Map.of("steps", handOff.stage().steps(), "tensors", (long)
                    checkpoint.tensors().size());
        } catch (IOException e) {
            throw AtomicFiles.failure("write", directory, e);
        }
    }

    private void requireSameTokenizer(PackReport report) {
        String own = TokenizerSource.of(model).sha256();
        if (!own.equals(report.tokenizerSha256())) {
            throw new FormatException(
                    pack + ": packed with a tokenizer of hash " + report.tokenizerSha256() + ", that of " + model
                            + " has " + own + "; pack again, or name the model that this vocabulary belongs to");
        }
    }
}
