package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.Failpoint;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.train.data.BatchLayout;
import io.glossa.train.data.OldTokenizerTargets;
import io.glossa.train.data.StepReader;
import io.glossa.train.data.TargetMap;
import io.glossa.train.data.TrainingData;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.WeightLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one stage inside its partial directory: resume, step, validate, checkpoint, finish.
 *
 * <p>Failpoints, beside those of {@link StageCheckpoints}: {@code STEP.model} (the model is written), {@code STEP.summary}.
 */
final class StageRun {
    /** The stage's model, a Hugging Face directory. */
    static final String MODEL_DIRECTORY = "model";
    /** AdamW's state at the end, kept where the next stage goes on with it. */
    static final String OPTIMIZER_FILE = "optimizer.safetensors";

    static final String METRICS_FILE = "metrics.jsonl";
    private static final Logger LOG = LoggerFactory.getLogger(StageRun.class);

    private final String stepName;
    private final TrainingRequest request;
    private final StageSettings stage;
    private final Path start;
    private final Handover handover;

    /**
     * What becomes of AdamW's state where stages meet.
     *
     * @param takes whether this stage goes on with that of the stage before, which lies beside its model
     * @param gives whether the next stage goes on with that of this one
     */
    record Handover(boolean takes, boolean gives) {}

    StageRun(String stepName, TrainingRequest request, StageSettings stage, Path start, Handover handover) {
        this.stepName = stepName;
        this.request = request;
        this.stage = stage;
        this.start = start;
        this.handover = handover;
    }

    /** Does the work; returns the counts for the manifest. */
    Map<String, Long> run(Path directory) {
        Path summaryFile = directory.resolve(StageSummary.FILE);
        StageCheckpoints checkpoints = new StageCheckpoints(directory.resolve("checkpoints"), stepName);
        StageSummary summary = Files.exists(summaryFile)
                ? Json.read(summaryFile, StageSummary.class)
                : train(directory, summaryFile, checkpoints);
        checkpoints.delete();
        return Map.of(
                "steps", summary.steps(),
                "tokens", summary.tokens(),
                "bytes", summary.bytes(),
                "trained_weights", summary.trainedWeights());
    }

    private StageSummary train(Path directory, Path summaryFile, StageCheckpoints checkpoints) {
        Validation validation =
                Validation.open(request.pack(), request.settings().validationBytes(), source -> true);
        BatchLayout layout = new BatchLayout(
                stage.microBatchTokens(), TrainingData.endsWithNextBos(request.pack()), targets(request, stage));
        try (TrainingData data = TrainingData.open(
                        request.pack(), stage.dataRequest(request.settings().replaySources(), request.seed()));
                Checkpoint source = Checkpoint.open(start);
                DecoderModel model = open(source)) {
            List<Leaf> trained = model.trained();
            Optimizer optimizer = new Optimizer(model.kernels(), stage, trained);
            if (handover.takes()) {
                int carried = OptimizerFile.read(start.resolveSibling(OPTIMIZER_FILE), optimizer);
                LOG.info("{}: optimiser state carried for {} of {} leaves", stepName, carried, trained.size());
            }
            StageCheckpoints.State state = checkpoints.resume(optimizer).orElseGet(StageCheckpoints.State::start);
            StageCheckpoints.State end;
            try (StepReader reader = new StepReader(data, layout)) {
                TrainingLoop loop = new TrainingLoop(stepName, model, optimizer, stage, reader);
                end = steps(directory, model, optimizer, loop, validation, checkpoints, state);
            }
            FinishedModel.write(directory.resolve(MODEL_DIRECTORY), source, model, trained);
            if (handover.gives()) {
                OptimizerFile.write(directory.resolve(OPTIMIZER_FILE), optimizer);
            }
            Failpoint.pass(stepName + ".model");
            StageSummary summary = SummaryWriter.summarise(directory, stage, source, model, trained, data, end);
            Json.write(summaryFile, summary);
            Failpoint.pass(stepName + ".summary");
            return summary;
        }
    }

    private DecoderModel open(Checkpoint source) {
        WeightLayout layout = WeightLayout.of(source, request.newRows());
        List<LeafInfo> trained = Trainable.select(stage.name(), stage.trains(), layout.leaves());
        return DecoderModel.open(
                source, ModelOptions.training(request.device(), request.threads(), request.newRows(), trained));
    }

    /** What a stage predicts in the place of each token. */
    static TargetMap targets(TrainingRequest request, StageSettings stage) {
        return switch (stage.targets()) {
            case NEW_TOKENIZER -> TargetMap.IDENTITY;
            case OLD_TOKENIZER -> OldTokenizerTargets.read("stage " + stage.name(), request.model(), request.newRows());
        };
    }

    private StageCheckpoints.State steps(
            Path directory,
            DecoderModel model,
            Optimizer optimizer,
            TrainingLoop loop,
            Validation validation,
            StageCheckpoints checkpoints,
            StageCheckpoints.State from) {
        long all = stage.stepCount();
        StageCheckpoints.State state = from;
        try (MetricsLog metrics = MetricsLog.open(directory.resolve(METRICS_FILE), from.metricsBytes());
                MetricsLog timing = MetricsLog.append(directory.resolve("timing.jsonl"));
                Progress.Task task = request.progress().begin(stepName, "steps", all)) {
            task.advance(from.step());
            if (from.step() == 0) {
                metrics.append(new StageMetrics.Validated(0, validation.measure(model)));
            }
            for (long step = from.step() + 1; step <= all; step++) {
                long began = System.nanoTime();
                TrainingLoop.StepResult result = loop.run(step);
                double seconds = (System.nanoTime() - began) / 1e9;
                state = state.after(step, result.tokens(), result.bytes());
                metrics.append(new StageMetrics.Step(
                        step,
                        result.loss(),
                        result.learningRate(),
                        result.gradientNorm(),
                        state.tokens(),
                        state.bytes()));
                timing.append(new StageMetrics.Timed(step, seconds, result.tokens() / seconds, result.waitedSeconds()));
                task.advance(1);
                task.note(String.format(Locale.ROOT, "loss %.3f", result.loss()));
                if (step % stage.evaluateEvery() == 0 || step == all) {
                    metrics.append(new StageMetrics.Validated(step, validation.measure(model)));
                }
                if (step % stage.checkpointEvery() == 0 || step == all) {
                    state = state.withMetricsBytes(metrics.sync());
                    checkpoints.save(state, optimizer);
                }
            }
        }
        return state;
    }
}
