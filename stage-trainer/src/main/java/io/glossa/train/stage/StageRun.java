package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.Failpoint;
import io.glossa.run.Json;
import io.glossa.run.Step;
import io.glossa.train.metrics.JsonLines;
import io.glossa.train.metrics.ModelOperations;
import io.glossa.train.metrics.PeakRate;
import io.glossa.train.metrics.StageClock;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.watch.MemoryShortage;
import io.glossa.train.watch.StepWatch;
import io.glossa.vocab.pack.PackReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one stage inside its partial directory: open, resume, run the steps, finish.
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
    private final StartingPoint startingPoint;

    /**
     * What becomes of AdamW's state where stages meet.
     *
     * @param takes whether this stage goes on with that of the stage before, which lies beside its model
     * @param gives whether the next stage goes on with that of this one
     */
    record Handover(boolean takes, boolean gives) {}

    StageRun(
            String stepName,
            TrainingRequest request,
            StageSettings stage,
            Path start,
            Handover handover,
            StartingPoint startingPoint) {
        this.stepName = stepName;
        this.request = request;
        this.stage = stage;
        this.start = start;
        this.handover = handover;
        this.startingPoint = startingPoint;
    }

    /** Does the work; returns the counts for the manifest. */
    Map<String, Long> run(Path directory) {
        Path summaryFile = directory.resolve(StageSummary.FILE);
        try (StageCheckpoints checkpoints =
                new StageCheckpoints(directory.resolve(Step.CHECKPOINTS), stepName, stage.checkpoints())) {
            StageSummary summary = Files.exists(summaryFile)
                    ? Json.read(summaryFile, StageSummary.class)
                    : train(directory, summaryFile, checkpoints);
            checkpoints.finish();
            return Map.of(
                    "steps", summary.steps(),
                    "tokens", summary.tokens(),
                    "bytes", summary.bytes(),
                    "trained_weights", summary.trainedWeights());
        } catch (RuntimeException | OutOfMemoryError e) {
            MemoryShortage.explain(e, stepName, stage.microBatchTokens()).ifPresent(shortage -> {
                throw shortage;
            });
            throw e;
        }
    }

    private StageSummary train(Path directory, Path summaryFile, StageCheckpoints checkpoints) {
        TrainingSettings settings = request.settings();
        TrainingData data = TrainingData.open(request.pack(), stage, settings.replaySources(), request.seed());
        Validation validation = Validation.open(request.pack(), settings.validationBytes(), source -> true);
        StageEvaluation evaluation = new StageEvaluation(stage, validation, startingPoint, settings.replaySources());
        try (Checkpoint source = Checkpoint.open(start);
                DecoderModel model = open(source)) {
            List<Leaf> trained = model.trained();
            Optimizer optimizer = new Optimizer(model.kernels(), stage, trained);
            if (handover.takes()) {
                int carried = OptimizerFile.read(start.resolveSibling(OPTIMIZER_FILE), optimizer);
                LOG.info("{}: optimiser state carried for {} of {} leaves", stepName, carried, trained.size());
            }
            StageState from = checkpoints.resume(optimizer).orElseGet(StageState::start);
            StepWatch watch = new StepWatch(stage.watch(), from.watch());
            TrainingLoop loop = new TrainingLoop(
                    stepName, model, optimizer, stage, data, watch, TrainingData.endsWithNextBos(request.pack()));
            StageLoop steps = new StageLoop(stepName, stage, model, optimizer, loop, watch, evaluation, checkpoints);
            StageState end;
            try (StageLoop.Logs logs = logs(directory, model, from)) {
                end = steps.run(from, logs);
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

    private StageLoop.Logs logs(Path directory, DecoderModel model, StageState from) {
        ModelConfig config = model.weights().config();
        ModelOperations operations = ModelOperations.of(
                config,
                model.weights().layout().leaves(),
                model.trained().stream().map(Leaf::name).collect(Collectors.toSet()),
                Json.read(request.pack().resolve(PackReport.FILE), PackReport.class)
                        .sequenceLength());
        double peak = request.peakOperations().isPresent()
                ? request.peakOperations().getAsDouble()
                : PeakRate.measure(model.kernels().manager(), request.device());
        return new StageLoop.Logs(
                JsonLines.open(directory.resolve(METRICS_FILE), from.metricsBytes()),
                SampleLog.open(directory, from.step(), stage.samples(), model, start),
                StageClock.open(directory, from.step(), operations, peak),
                request.progress().begin(stepName, "steps", stage.stepCount()));
    }
}
