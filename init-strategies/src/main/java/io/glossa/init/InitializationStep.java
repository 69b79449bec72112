package io.glossa.init;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The step {@code init}: compares the strategies of the settings and writes the model of the chosen one.
 *
 * <p>The directory is a Hugging Face model, with {@code provenance.tsv} (how each new row came about) and
 * {@code comparison.json} ({@link InitializationComparison}) beside it. Candidates are written below the partial
 * directory one at a time and removed after their trial; the space for one further model is enough.
 */
public final class InitializationStep {
    /** The step's name. */
    public static final String NAME = "init";

    private static final String CANDIDATE = ".candidate";

    private final Path base;
    private final Path vocabulary;
    private final InitializationSettings settings;
    private final AuxiliaryFiles files;
    private final LossProbe probe;
    private final Progress progress;

    /**
     * Prepares the step.
     *
     * @param base Hugging Face directory of the base
     * @param vocabulary the finished {@code vocab/}
     * @param files what {@link InitializationSettings#files} names, found from its folder
     * @param probe asked only when there is more than one strategy
     */
    public InitializationStep(
            Path base,
            Path vocabulary,
            InitializationSettings settings,
            AuxiliaryFiles files,
            LossProbe probe,
            Progress progress) {
        this.base = base;
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.files = files;
        this.probe = probe;
        this.progress = progress;
    }

    /**
     * Runs or skips the step.
     *
     * @param directory where {@code init/} shall stand
     * @param inputs identities of base, vocabulary and what the probe reads, by role
     */
    public StepRunner.Outcome run(Path directory, Map<String, String> inputs) {
        return StepRunner.run(Step.of(NAME, directory, inputs, settings), this::work);
    }

    /** Writes into a directory; returns counts. */
    Map<String, Long> work(Path directory) {
        try (Checkpoint opened = Checkpoint.open(base)) {
            ModelExpansion expansion = new ModelExpansion(opened, vocabulary);
            InitializationTrials trials = new InitializationTrials(expansion, settings, files, probe, progress);
            InitializationComparison comparison = trials.compare(directory.resolve(CANDIDATE), 1, false);
            List<ComputedRows> rows =
                    trials.rows(settings.candidate(comparison.verdict().chosen()), settings.seed());
            expansion.write(directory, rows);
            expansion.writeProvenance(directory, rows);
            Json.write(directory.resolve("comparison.json"), comparison);
            return Map.of("base_pieces", (long) comparison.basePieces(), "new_pieces", (long) comparison.newPieces());
        }
    }
}
