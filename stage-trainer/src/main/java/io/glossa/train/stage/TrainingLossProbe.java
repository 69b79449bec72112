package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.merge.HeadUntying;
import io.glossa.init.LossProbe;
import io.glossa.run.AtomicFiles;
import io.glossa.train.Device;
import io.glossa.train.data.BatchLayout;
import io.glossa.train.data.PackedFor;
import io.glossa.train.data.TargetMap;
import io.glossa.train.data.TrainingData;
import io.glossa.train.model.AdapterStart;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.LowRankAdapter;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.select.LoraSettings;
import io.glossa.train.stage.select.TrainedParts;
import io.glossa.train.watch.BaseText;
import io.glossa.train.watch.StepWatch;
import io.glossa.train.watch.WatchState;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges an initialiser by the loss, with the training loop itself: validation bits per byte of the target sources before
 * and along some steps of the first stage that is no distillation, at its full rate without warm-up or decay.
 *
 * <p><b>Determinism.</b> Batches depend on the trial's seed only, so all candidates see the same ones.
 */
public final class TrainingLossProbe implements LossProbe {
    private static final long BASE_TEXT_SEED = 17;

    private final Path pack;
    private final StageSettings stage;
    private final boolean unties;
    private final List<String> replaySources;
    private final Device device;
    private final int threads;
    private final BaseSampleSettings baseSamples;
    /** What the base wrote, for every trial the same: drawn from the first model, whose old rows are the base's. */
    private BaseText baseText;

    /**
     * Makes a probe.
     *
     * @param pack packed sequences, encoded with the expanded tokenizer
     * @param settings the plan whose first stage is tried
     */
    public TrainingLossProbe(Path pack, TrainingSettings settings, Device device, int threads) {
        this.pack = pack;
        List<StageHandover> handovers = StageHandover.of(settings);
        int first = 0;
        while (first + 1 < handovers.size() && distils(handovers.get(first))) {
            first++;
        }
        first = distils(handovers.get(first)) ? 0 : first;
        this.stage = handovers.get(first).stage();
        this.unties = handovers.subList(0, first + 1).stream().anyMatch(StageHandover::unties);
        this.replaySources = settings.replaySources();
        this.device = device;
        this.threads = threads;
        this.baseSamples = settings.baseSamples();
    }

    private static boolean distils(StageHandover handover) {
        return handover.stage().kind() == StageSettings.Kind.DISTILLATION;
    }

    @Override
    public Result measure(Trial trial) {
        StageSettings settings = stage.trial(Math.max(1, trial.steps()));
        Validation validation =
                Validation.openTotal(pack, trial.validationBytes(), source -> !replaySources.contains(source));
        PackedFor.require(pack, trial.model());
        Path untied = trial.model().resolveSibling(trial.model().getFileName() + ".untied");
        try (Checkpoint given = Checkpoint.open(trial.model())) {
            if (!unties) {
                return measure(trial, settings, validation, given);
            }
            HeadUntying.write(given, untied);
            try (Checkpoint checkpoint = Checkpoint.open(untied)) {
                return measure(trial, settings, validation, checkpoint);
            }
        } finally {
            AtomicFiles.delete(untied);
        }
    }

    private Result measure(Trial trial, StageSettings settings, Validation validation, Checkpoint checkpoint) {
        Optional<LowRankAdapter> adapter = settings.adapter().map(LoraSettings::adapter);
        TrainedParts parts =
                settings.trainedParts(PlanCheck.withAdapter(WeightLayout.of(checkpoint, trial.newRows()), adapter));
        ModelOptions options = ModelOptions.training(device, threads, trial.newRows(), parts.leaves())
                .computing(settings.compute(), settings.recompute())
                .withAdapter(adapter.map(form -> new AdapterStart(form, trial.seed(), Optional.empty())));
        BatchLayout layout =
                new BatchLayout(settings.microBatchTokens(), TrainingData.endsWithNextBos(pack), TargetMap.IDENTITY);
        TrainingData data = TrainingData.open(pack, settings.dataRequest(replaySources, trial.seed()));
        try (Objective objective = new NextTokenObjective(data, layout, settings.zLoss(), settings.stepCount());
                DecoderModel model = DecoderModel.open(checkpoint, options)) {
            List<Point> curve = new ArrayList<>(List.of(new Point(0, validation.overall(model))));
            Optional<BaseText.NewTokenMass> mass = Optional.empty();
            double divergence = 0;
            if (trial.forgetting()) {
                BaseText text = baseText(model, trial);
                mass = Optional.of(text.newTokenMass(model, trial.newRows()));
                divergence = text.divergence(model);
            }
            Optimizer optimizer = new Optimizer(model.kernels(), settings, parts, model.trained());
            StageCourse course = new StageCourse(settings, settings.stepCount(), 0);
            StepWatch watch = new StepWatch(settings.watch(), WatchState.start());
            TrainingLoop loop = new TrainingLoop("init trial", model, optimizer, settings, course, objective, watch);
            for (int step = 1; step <= trial.steps(); step++) {
                loop.run(step);
                if (trial.measuredSteps().contains(step)) {
                    curve.add(new Point(step, validation.overall(model)));
                }
            }
            double atStart = divergence;
            Optional<Forgetting> forgetting = mass.map(found -> new Forgetting(
                    found.mean(), found.nats(), atStart, baseText(model, trial).divergence(model)));
            return new Result(curve, validation.bytes(), forgetting);
        }
    }

    private BaseText baseText(DecoderModel model, Trial trial) {
        if (baseText == null) {
            baseText = BaseText.draw(
                    model,
                    trial.newRows(),
                    Tokenizers.load(trial.model()),
                    Math.max(1, baseSamples.count()),
                    baseSamples.tokens(),
                    BASE_TEXT_SEED);
        }
        return baseText;
    }
}
