package io.glossa.study;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.NewRows;
import io.glossa.init.Provenance;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import io.glossa.study.TrialResult.Cost;
import io.glossa.study.TrialResult.Point;
import io.glossa.train.data.SourceUse;
import io.glossa.train.eval.ModelCosts;
import io.glossa.train.metrics.ModelOperations;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.PlanCheck;
import io.glossa.train.stage.StageAccount;
import io.glossa.train.stage.StageEstimate;
import io.glossa.train.stage.StageSettings;
import io.glossa.train.stage.StageSummary;
import io.glossa.train.stage.TrainingSettings;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackReport.SourceCounts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What lies between a budget and a training: how many steps it buys, and what the steps taken came to.
 *
 * @param plan the stages
 * @param layouts of the model in each stage
 * @param sequenceLength of the pack
 * @param sources of the pack's train split
 */
public record TrialTraining(
        TrainingSettings plan,
        List<WeightLayout> layouts,
        int sequenceLength,
        SortedMap<String, SourceCounts> sources) {
    /** Reads model and pack. */
    public static TrialTraining of(Path init, Path pack, TrainingSettings plan) {
        PackReport report = Json.read(pack.resolve(PackReport.FILE), PackReport.class);
        try (Checkpoint checkpoint = Checkpoint.open(init)) {
            return new TrialTraining(
                    plan,
                    PlanCheck.of(
                            plan,
                            checkpoint.config(),
                            Provenance.newRows(init),
                            checkpoint.tensor(Checkpoint.EMBEDDINGS).info().type()),
                    report.sequenceLength(),
                    report.splits().get("train"));
        }
    }

    /** Refuses a stage that no budget can end. */
    public static void requireFixedEnd(StageSettings stage) {
        if (stage.plateau() != null) {
            throw new ConfigException("stage " + stage.name() + ": it ends by a plateau, but in a study the budget ends"
                    + " it; give it steps, which are taken as its share of the budget");
        }
    }

    /** A recipe's tree with its stages cut to a trial's budget. */
    public Settings within(Trial trial, Settings tree) {
        return BudgetedPlan.of(plan, layouts, sequenceLength, targetBytesPerToken(), trial.budget())
                .into(tree, plan, trial.rateFactor());
    }

    /**
     * What a trial came to.
     *
     * @param train the stages' directories
     * @param trained the last stage's model
     */
    public TrialResult result(
            Trial trial, Path train, Checkpoint trained, NewRows newRows, Optional<ModelCosts> costs) {
        List<StageAccount> accounts = StageAccount.read(train, plan);
        WeightLayout layout = WeightLayout.of(trained, newRows);
        List<Point> curve = curve(accounts);
        return new TrialResult(
                trial,
                curve.get(curve.size() - 1).bitsPerByte(),
                curve,
                cost(accounts),
                layout.config().vocabularySize(),
                layout.leaves().stream().mapToLong(LeafInfo::size).sum(),
                ModelOperations.of(layout.config(), layout.leaves(), Set.of(), sequenceLength)
                        .total(),
                costs);
    }

    private Set<String> targets() {
        Set<String> targets = new HashSet<>(sources.keySet());
        targets.removeAll(plan.replaySources());
        return targets;
    }

    private double targetBytesPerToken() {
        long bytes = 0;
        long tokens = 0;
        for (String target : targets()) {
            bytes += sources.get(target).bytes();
            tokens += sources.get(target).tokens();
        }
        return (double) bytes / tokens;
    }

    /** Target bytes that a stage read. */
    private double targetBytes(StageSummary summary) {
        double bytes = 0;
        for (String target : targets()) {
            SourceUse use = summary.sources().get(target);
            if (use != null) {
                bytes += (double) use.tokens()
                        * sources.get(target).bytes()
                        / sources.get(target).tokens();
            }
        }
        return bytes;
    }

    private Cost cost(List<StageAccount> accounts) {
        double targetBytes = 0;
        long bytes = 0;
        long tokens = 0;
        double operations = 0;
        for (int i = 0; i < accounts.size(); i++) {
            StageSummary summary = accounts.get(i).summary();
            StageSettings stage = accounts.get(i).settings();
            targetBytes += targetBytes(summary);
            bytes += summary.bytes();
            tokens += summary.tokens();
            operations +=
                    StageEstimate.of(layouts.get(i), stage, sequenceLength, 1).operations()
                            * summary.steps()
                            / stage.stepCount();
        }
        return new Cost(Math.round(targetBytes), bytes, tokens, operations, epochs(accounts));
    }

    private double epochs(List<StageAccount> accounts) {
        double most = 0;
        for (String target : targets()) {
            double epochs = 0;
            for (StageAccount account : accounts) {
                SourceUse use = account.summary().sources().get(target);
                epochs += use == null ? 0 : use.epochs();
            }
            most = Math.max(most, epochs);
        }
        return most;
    }

    private List<Point> curve(List<StageAccount> accounts) {
        List<Point> curve = new ArrayList<>();
        double before = 0;
        for (StageAccount account : accounts) {
            double within = targetBytes(account.summary());
            for (StageAccount.Validated validated : account.validations()) {
                // The end of a stage is the beginning of the next.
                if (validated.step() > 0 || curve.isEmpty()) {
                    curve.add(new Point(
                            before
                                    + within
                                            * validated.step()
                                            / account.summary().steps(),
                            mean(validated.bitsPerByte())));
                }
            }
            before += within;
        }
        return curve;
    }

    /** Over the target's sources, each counting alike. */
    private double mean(Map<String, Double> bitsPerByte) {
        Set<String> targets = targets();
        return bitsPerByte.entrySet().stream()
                .filter(source -> targets.contains(source.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .average()
                .orElseThrow();
    }
}
