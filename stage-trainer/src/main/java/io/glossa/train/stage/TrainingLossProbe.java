package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.init.LossProbe;
import io.glossa.train.Device;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.watch.StepWatch;
import io.glossa.train.watch.WatchState;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Judges an initialiser by the loss, with the training loop itself: validation bits per byte of the target sources before
 * and after some steps of the first stage, at its full rate without warm-up or decay.
 *
 * <p><b>Determinism.</b> Batches depend on the trial's seed only, so all candidates see the same ones.
 */
public final class TrainingLossProbe implements LossProbe {
    private final Path pack;
    private final StageSettings stage;
    private final List<String> replaySources;
    private final Device device;
    private final int threads;

    /**
     * Makes a probe.
     *
     * @param pack packed sequences, encoded with the expanded tokenizer
     * @param settings the plan whose first stage is tried
     */
    public TrainingLossProbe(Path pack, TrainingSettings settings, Device device, int threads) {
        this.pack = pack;
        this.stage = settings.stages().get(0);
        this.replaySources = settings.replaySources();
        this.device = device;
        this.threads = threads;
    }

    @Override
    public Result measure(Trial trial) {
        StageSettings settings = stage.trial(Math.max(1, trial.steps()));
        TrainingData data = TrainingData.open(pack, settings, replaySources, trial.seed());
        Validation validation =
                Validation.openTotal(pack, trial.validationBytes(), source -> !replaySources.contains(source));
        try (Checkpoint checkpoint = Checkpoint.open(trial.model());
                DecoderModel model = open(checkpoint, trial, settings)) {
            double atStart = validation.overall(model);
            Optimizer optimizer = new Optimizer(model.kernels(), settings, model.trained());
            TrainingLoop loop = new TrainingLoop(
                    "init trial",
                    model,
                    optimizer,
                    settings,
                    data,
                    new StepWatch(settings.watch(), WatchState.start()),
                    TrainingData.endsWithNextBos(pack));
            for (int step = 1; step <= trial.steps(); step++) {
                loop.run(step);
            }
            double afterSteps = trial.steps() == 0 ? atStart : validation.overall(model);
            return new Result(atStart, afterSteps, validation.bytes(), OptionalDouble.empty());
        }
    }

    private DecoderModel open(Checkpoint checkpoint, Trial trial, StageSettings settings) {
        WeightLayout layout = WeightLayout.of(checkpoint, trial.newRows());
        List<LeafInfo> trained = Trainable.select(settings.name(), settings.trains(), layout.leaves());
        return DecoderModel.open(checkpoint, ModelOptions.training(device, threads, trial.newRows(), trained));
    }
}
