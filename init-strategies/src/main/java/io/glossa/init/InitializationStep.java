package io.glossa.init;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
            // Everything that can be refused is, before the first trial.
            settings.strategies().forEach(candidate -> rows(expansion, candidate, settings.seed()));
            InitializationComparison comparison = compare(expansion, directory.resolve(CANDIDATE));
            List<ComputedRows> rows =
                    rows(expansion, settings.candidate(comparison.verdict().chosen()), settings.seed());
            expansion.write(directory, rows);
            expansion.writeProvenance(directory, rows);
            Json.write(directory.resolve("comparison.json"), comparison);
            return Map.of("base_pieces", (long) comparison.basePieces(), "new_pieces", (long) comparison.newPieces());
        }
    }

    private InitializationComparison compare(ModelExpansion expansion, Path directory) {
        List<InitializationComparison.Strategy> strategies = new ArrayList<>();
        boolean contested =
                settings.strategies().size() > 1 && !expansion.added().isEmpty();
        long validationBytes = 0;
        long trials = contested ? (long) settings.strategies().size() * settings.seeds() : 0;
        try (Progress.Task task = progress.begin(NAME, "trials", trials)) {
            for (Candidate candidate : settings.strategies()) {
                List<InitializationComparison.Run> runs = new ArrayList<>();
                for (long seed : contested ? settings.trialSeeds() : List.<Long>of()) {
                    task.note(candidate.name() + ", seed " + seed);
                    LossProbe.Result result = trial(expansion, rows(expansion, candidate, seed), seed, directory);
                    validationBytes = result.validationBytes();
                    runs.add(run(seed, result));
                    task.advance(1);
                }
                strategies.add(InitializationComparison.Strategy.of(
                        candidate.name(), runs, diagnose(rows(expansion, candidate, settings.seed()))));
            }
        }
        int textRows = expansion.matrices().get(0).statistics().count();
        int added = expansion.added().size();
        return new InitializationComparison(
                expansion.baseSize(),
                added,
                textRows,
                (double) added / (textRows + added),
                validationBytes,
                settings,
                strategies,
                InitializationComparison.judge(strategies));
    }

    private LossProbe.Result trial(ModelExpansion expansion, List<ComputedRows> rows, long seed, Path candidate) {
        AtomicFiles.delete(candidate);
        expansion.write(candidate, rows);
        Failpoint.pass(NAME + ".candidate");
        try {
            return probe.measure(new LossProbe.Trial(
                    candidate, expansion.newRows(), seed, settings.steps(), settings.validationBytes()));
        } finally {
            AtomicFiles.delete(candidate);
        }
    }

    private List<ComputedRows> rows(ModelExpansion expansion, Candidate candidate, long seed) {
        return expansion.rows(candidate, settings.norm(), files, seed);
    }

    private static SortedMap<String, RowDiagnosis> diagnose(List<ComputedRows> rows) {
        SortedMap<String, RowDiagnosis> diagnoses = new TreeMap<>();
        for (ComputedRows matrix : rows) {
            diagnoses.put(matrix.matrix().name(), RowDiagnosis.of(matrix));
        }
        return diagnoses;
    }

    private static InitializationComparison.Run run(long seed, LossProbe.Result result) {
        return new InitializationComparison.Run(
                seed,
                result.atStart(),
                result.afterSteps(),
                result.newTokenMass().isPresent()
                        ? Optional.of(result.newTokenMass().getAsDouble())
                        : Optional.empty());
    }
}
