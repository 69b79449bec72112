package io.glossa.train.stage;

import io.glossa.checkpoint.NewRows;
import io.glossa.run.InputIdentity;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.train.data.PackedFor;
import io.glossa.train.data.TrainingData;
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
     * <p><b>Errors.</b> What pack, model and plan do not agree on is refused before the first stage, as
     * {@link io.glossa.run.ConfigException}.
     *
     * @return the Hugging Face directory of the last stage's model
     */
    public static Path run(TrainingRequest request) {
        List<StageSettings> stages = request.settings().stages();
        refuseBeforeWork(request);
        SortedMap<String, String> software = new TreeMap<>(TorchRuntime.versions());
        software.put("device", request.device().toString());
        software.put("threads", Integer.toString(request.threads()));
        Path model = request.model();
        for (int i = 0; i < stages.size(); i++) {
            StageSettings stage = stages.get(i);
            Path directory = directory(request.directory(), i, stage);
            StageRun.Handover handover =
                    new StageRun.Handover(i > 0 && carries(stage), i + 1 < stages.size() && carries(stages.get(i + 1)));
            SortedMap<String, String> inputs = new TreeMap<>();
            inputs.put("model", InputIdentity.of(model));
            inputs.put("pack", InputIdentity.of(request.pack()));
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
            StageRun run = new StageRun(name, request, stage, model, handover);
            StepRunner.run(step, run::run);
            model = directory.resolve(StageRun.MODEL_DIRECTORY);
        }
        return model;
    }

    /** Finds out at the start what would stop a later stage. */
    private static void refuseBeforeWork(TrainingRequest request) {
        PackedFor.require(request.pack(), request.model());
        for (StageSettings stage : request.settings().stages()) {
            StageRun.targets(request, stage);
            TrainingData.open(
                            request.pack(), stage.dataRequest(request.settings().replaySources(), request.seed()))
                    .close();
        }
    }

    /** Where a stage of a plan is kept, such as {@code train/01-new-rows}. */
    public static Path directory(Path train, int index, StageSettings stage) {
        return train.resolve(String.format(Locale.ROOT, "%02d-%s", index + 1, stage.name()));
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
