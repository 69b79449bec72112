package io.glossa.init;

import io.glossa.run.Json;
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

    private final InitializationInputs inputs;

    /** Prepares the step. */
    public InitializationStep(InitializationInputs inputs) {
        this.inputs = inputs;
    }

    /**
     * Runs or skips the step.
     *
     * @param directory where {@code init/} shall stand
     * @param identities identities of base, vocabulary and what the probe reads, by role
     */
    public StepRunner.Outcome run(Path directory, Map<String, String> identities) {
        return StepRunner.run(Step.of(NAME, directory, identities, inputs.settings()), this::work);
    }

    /** Writes into a directory; returns counts. */
    Map<String, Long> work(Path directory) {
        return inputs.use((expansion, trials) -> {
            InitializationComparison comparison = trials.compare(directory.resolve(CANDIDATE), 1, false);
            List<ComputedRows> rows = trials.chosen(comparison);
            expansion.write(directory, rows);
            expansion.writeProvenance(directory, rows);
            Json.write(directory.resolve("comparison.json"), comparison);
            return Map.of("base_pieces", (long) comparison.basePieces(), "new_pieces", (long) comparison.newPieces());
        });
    }
}
