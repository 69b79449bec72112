package io.glossa.init;

import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every strategy of the settings under every seed, on a model that is written for the trial and removed after it. */
final class InitializationTrials {
    private final ModelExpansion expansion;
    private final InitializationSettings settings;
    private final AuxiliaryFiles files;
    private final LossProbe probe;
    private final Progress progress;

    InitializationTrials(ModelExpansion expansion, InitializationInputs inputs) {
        this.expansion = expansion;
        this.settings = inputs.settings();
        this.files = inputs.files();
        this.probe = inputs.probe();
        this.progress = inputs.progress();
    }

    /**
     * Runs the trials; none where there are no new pieces or every row is drawn, and none for a single strategy unless forgetting is
     * asked for. Everything that can be refused is, before the first.
     *
     * @param candidate where a trial's model stands while it is tried
     * @param points measurements along the steps of a trial
     * @param forgetting whether what the base loses is measured too
     */
    InitializationComparison compare(Path candidate, int points, boolean forgetting) {
        if (settings.used().isEmpty()) {
            return comparison(
                    List.of(InitializationComparison.Strategy.drawn()), InitializationComparison.Verdict.drawn(), 0);
        }
        settings.strategies().forEach(strategy -> rows(strategy, settings.seed()));
        List<InitializationComparison.Strategy> strategies = new ArrayList<>();
        boolean tried = (settings.strategies().size() > 1 || forgetting)
                && !expansion.added().isEmpty();
        long validationBytes = 0;
        long trials = tried ? (long) settings.strategies().size() * settings.seeds() : 0;
        try (Progress.Task task = progress.begin(InitializationStep.NAME, "trials", trials)) {
            for (Candidate strategy : settings.strategies()) {
                List<InitializationComparison.Run> runs = new ArrayList<>();
                for (long seed : tried ? settings.trialSeeds() : List.<Long>of()) {
                    task.note(strategy.name() + ", seed " + seed);
                    LossProbe.Result result = trial(
                            rows(strategy, seed),
                            new LossProbe.Trial(
                                    candidate,
                                    expansion.newRows(),
                                    seed,
                                    settings.steps(),
                                    settings.validationBytes(),
                                    points,
                                    forgetting));
                    validationBytes = result.validationBytes();
                    runs.add(InitializationComparison.Run.of(seed, result));
                    task.advance(1);
                }
                strategies.add(InitializationComparison.Strategy.of(
                        strategy.name(), runs, diagnose(rows(strategy, settings.seed()))));
            }
        }
        return comparison(strategies, InitializationComparison.judge(strategies), validationBytes);
    }

    private InitializationComparison comparison(
            List<InitializationComparison.Strategy> strategies,
            InitializationComparison.Verdict verdict,
            long validationBytes) {
        int textRows = expansion.matrices().get(0).statistics().count();
        int added = expansion.added().size();
        return new InitializationComparison(
                expansion.baseSize(),
                added,
                textRows,
                (double) added / (textRows + added),
                Math.log1p((double) added / textRows),
                validationBytes,
                settings,
                strategies,
                verdict);
    }

    /** The new rows that the comparison chose; none where every row is drawn. */
    List<ComputedRows> chosen(InitializationComparison comparison) {
        return settings.used().isEmpty()
                ? List.of()
                : rows(settings.candidate(comparison.verdict().chosen()), settings.seed());
    }

    /** The new rows of a strategy. */
    List<ComputedRows> rows(Candidate strategy, long seed) {
        return expansion.rows(strategy, settings.norm(), files, seed);
    }

    private LossProbe.Result trial(List<ComputedRows> rows, LossProbe.Trial trial) {
        AtomicFiles.delete(trial.model());
        expansion.write(trial.model(), rows);
        Failpoint.pass(InitializationStep.NAME + ".candidate");
        try {
            return probe.measure(trial);
        } finally {
            AtomicFiles.delete(trial.model());
        }
    }

    private static SortedMap<String, RowDiagnosis> diagnose(List<ComputedRows> rows) {
        SortedMap<String, RowDiagnosis> diagnoses = new TreeMap<>();
        for (ComputedRows matrix : rows) {
            diagnoses.put(matrix.matrix().name(), RowDiagnosis.of(matrix));
        }
        return diagnoses;
    }
}
