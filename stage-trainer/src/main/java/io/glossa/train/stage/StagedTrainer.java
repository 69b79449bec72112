package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.InputIdentity;
import io.glossa.run.Json;
import io.glossa.run.OrderlyStop;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.run.StoppedException;
import io.glossa.train.data.PackedFor;
import io.glossa.train.kernel.TorchRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs a plan of stages, each a step that is skipped when it is done and resumed when it was killed.
 *
 * <p><b>Determinism.</b> The models are the same bytes for the same inputs, settings, device, threads and library versions;
 * the last three stand in each manifest under {@code software}.
 */
public final class StagedTrainer {
    private StagedTrainer() {}

    /** The model that a finished stage of a plan left: a Hugging Face directory. */
    public static Path model(Path train, int index, StageSettings stage) {
        return directory(train, index, stage).resolve(StageRun.MODEL_DIRECTORY);
    }

    /**
     * Runs all stages.
     *
     * <p><b>Errors.</b> What pack, model and plan do not agree on is refused before the first stage, as
     * {@link io.glossa.run.ConfigException}.
     *
     * @return the Hugging Face directory of the last stage's model
     */
    public static Path run(TrainingRequest request) {
        refuseBeforeWork(request);
        SortedMap<String, String> software = new TreeMap<>(TorchRuntime.versions());
        software.put("device", request.device().toString());
        software.put("threads", Integer.toString(request.threads()));
        try (OrderlyStop section = OrderlyStop.begin("train")) {
            return run(request, software);
        }
    }

    private static Path run(TrainingRequest request, SortedMap<String, String> software) {
        List<StageHandover> handovers = StageHandover.of(request.settings());
        StartingPoint startingPoint = StartingPoint.of(request, software);
        StageStart start = new StageStart(request.model(), Optional.empty(), 0);
        for (int i = 0; i < handovers.size(); i++) {
            StageHandover handover = handovers.get(i);
            stopIfAsked(handover.stage());
            Path directory = directory(request.directory(), i, handover.stage());
            String name = "train/" + directory.getFileName();
            Step step = Step.of(
                            name,
                            directory,
                            inputs(request, startingPoint, start, handover),
                            new Resolved(
                                    handover,
                                    request.settings().replaySources(),
                                    request.settings().validationBytes(),
                                    request.newRows(),
                                    request.seed(),
                                    start.learningRate()))
                    .withSoftware(software)
                    .resuming();
            StepRunner.run(step, new StageRun(name, request, start, handover, startingPoint)::run);
            start = next(directory, handover);
        }
        return model(
                request.directory(),
                handovers.size() - 1,
                request.settings().stages().get(handovers.size() - 1));
    }

    private static SortedMap<String, String> inputs(
            TrainingRequest request, StartingPoint startingPoint, StageStart start, StageHandover handover) {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("model", InputIdentity.of(start.model()));
        inputs.put("pack", InputIdentity.of(request.pack()));
        inputs.put("start", InputIdentity.of(startingPoint.directory()));
        start.adapter().ifPresent(adapter -> inputs.put("adapter", InputIdentity.of(adapter)));
        if (handover.takesOptimizer()) {
            inputs.put("optimizer", InputIdentity.of(start.model().resolveSibling(StageRun.OPTIMIZER_FILE)));
        }
        return inputs;
    }

    private static StageStart next(Path directory, StageHandover handover) {
        double rate = Json.read(directory.resolve(StageSummary.FILE), StageSummary.class)
                .lastLearningRate();
        return handover.keepsAdapter()
                ? new StageStart(
                        directory.resolve(StageRun.BENEATH_DIRECTORY),
                        Optional.of(directory.resolve(StageRun.ADAPTER_DIRECTORY)),
                        rate)
                : new StageStart(directory.resolve(StageRun.MODEL_DIRECTORY), Optional.empty(), rate);
    }

    private static void stopIfAsked(StageSettings next) {
        if (OrderlyStop.requested()) {
            throw new StoppedException(
                    "stopped as told before stage " + next.name() + "; the same command goes on from there");
        }
    }

    /** Finds out at the start what would stop a later stage. */
    private static void refuseBeforeWork(TrainingRequest request) {
        try (Checkpoint checkpoint = Checkpoint.open(request.model())) {
            DataType type = checkpoint.tensor(Checkpoint.EMBEDDINGS).info().type();
            PlanCheck.of(request.settings(), checkpoint.config(), request.newRows(), type);
        }
        PackedFor.require(request.pack(), request.model());
        for (StageSettings stage : request.settings().stages()) {
            Objectives.check(request, stage);
        }
    }

    /** Where a stage of a plan is kept, such as {@code train/01-new-rows}. */
    public static Path directory(Path train, int index, StageSettings stage) {
        return train.resolve(String.format(Locale.ROOT, "%02d-%s", index + 1, stage.name()));
    }

    /** What a stage's bytes depend on besides its inputs. */
    private record Resolved(
            StageHandover handover,
            List<String> replaySources,
            long validationBytes,
            NewRows newRows,
            long seed,
            double previousRate) {}
}
