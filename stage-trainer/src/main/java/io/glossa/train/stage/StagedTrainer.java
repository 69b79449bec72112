package io.glossa.train.stage;

import io.glossa.checkpoint.NewRows;
import io.glossa.run.InputIdentity;
import io.glossa.run.OrderlyStop;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.run.StoppedException;
import io.glossa.train.kernel.TorchRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
     * @return the Hugging Face directory of the last stage's model
     */
    public static Path run(TrainingRequest request) {
        SortedMap<String, String> software = new TreeMap<>(TorchRuntime.versions());
        software.put("device", request.device().toString());
        software.put("threads", Integer.toString(request.threads()));
        try (OrderlyStop section = OrderlyStop.begin("train")) {
            return run(request, software);
        }
    }

    private static Path run(TrainingRequest request, SortedMap<String, String> software) {
        List<StageSettings> stages = request.settings().stages();
        StartingPoint start = StartingPoint.of(request, software);
        Path model = request.model();
        for (int i = 0; i < stages.size(); i++) {
            StageSettings stage = stages.get(i);
            stopIfAsked(stage);
            Path directory = directory(request.directory(), i, stage);
            StageRun.Handover handover =
                    new StageRun.Handover(i > 0 && carries(stage), i + 1 < stages.size() && carries(stages.get(i + 1)));
            SortedMap<String, String> inputs = new TreeMap<>();
            inputs.put("model", InputIdentity.of(model));
            inputs.put("pack", InputIdentity.of(request.pack()));
            inputs.put("start", InputIdentity.of(start.directory()));
            if (handover.takes()) {
                inputs.put("optimizer", InputIdentity.of(model.resolveSibling(StageRun.OPTIMIZER_FILE)));
            }
            String name = "train/" + directory.getFileName();
            Step step = Step.of(
                            name,
                            directory,
                            inputs,
                            new Resolved(
                                    stage,
                                    request.settings().replaySources(),
                                    request.settings().validationBytes(),
                                    request.newRows(),
                                    request.seed(),
                                    handover.gives()))
                    .withSoftware(software)
                    .resuming();
            StageRun run = new StageRun(name, request, stage, model, handover, start);
            StepRunner.run(step, run::run);
            model = directory.resolve(StageRun.MODEL_DIRECTORY);
        }
        return model;
    }

    /** Where a stage of a plan is kept, such as {@code train/01-new-rows}. */
    public static Path directory(Path train, int index, StageSettings stage) {
        return train.resolve(String.format(Locale.ROOT, "%02d-%s", index + 1, stage.name()));
    }

    private static void stopIfAsked(StageSettings next) {
        if (OrderlyStop.requested()) {
            throw new StoppedException(
                    "stopped as told before stage " + next.name() + "; the same command goes on from there");
        }
    }

    private static boolean carries(StageSettings stage) {
        return stage.optimizerState() == StageSettings.OptimizerState.CARRY;
    }

    /** What a stage's bytes depend on besides its inputs. */
    private record Resolved(
            StageSettings stage,
            List<String> replaySources,
            long validationBytes,
            NewRows newRows,
            long seed,
            boolean keepsOptimizerState) {}
}
