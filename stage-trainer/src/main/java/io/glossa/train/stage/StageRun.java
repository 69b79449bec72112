package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.merge.HeadUntying;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.Json;
import io.glossa.run.Step;
import io.glossa.train.metrics.JsonLines;
import io.glossa.train.metrics.ModelOperations;
import io.glossa.train.metrics.PeakRate;
import io.glossa.train.metrics.StageClock;
import io.glossa.train.model.AdapterFiles;
import io.glossa.train.model.AdapterStart;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.select.TrainedParts;
import io.glossa.train.watch.MemoryShortage;
import io.glossa.train.watch.StepWatch;
import io.glossa.vocab.pack.PackReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one stage inside its partial directory: resume, step, validate, checkpoint, finish.
 *
 * <p>Failpoints, beside those of {@link StageCheckpoints}: {@code STEP.model} (the model is written), {@code STEP.summary}.
 */
final class StageRun {
    /** The stage's model, a Hugging Face directory; with the adapter added where there is one. */
    static final String MODEL_DIRECTORY = "model";
    /** The model beneath an adapter that is kept. */
    static final String BENEATH_DIRECTORY = "model-without-adapter";
    /** An adapter that is kept, as PEFT has them. */
    static final String ADAPTER_DIRECTORY = "adapter";
    /** The model of the running average, where it is not the stage's model. */
    static final String AVERAGE_DIRECTORY = "ema";
    /** AdamW's state at the end, kept where the next stage goes on with it. */
    static final String OPTIMIZER_FILE = "optimizer.safetensors";

    static final String METRICS_FILE = "metrics.jsonl";
    private static final String UNTIED_DIRECTORY = "untied";
    private static final Logger LOG = LoggerFactory.getLogger(StageRun.class);

    private final String stepName;
    private final TrainingRequest request;
    private final StageSettings stage;
    private final StageStart start;
    private final StageHandover handover;
    private final StartingPoint startingPoint;

    StageRun(
            String stepName,
            TrainingRequest request,
            StageStart start,
            StageHandover handover,
            StartingPoint startingPoint) {
        this.stepName = stepName;
        this.request = request;
        this.stage = handover.stage();
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
            AtomicFiles.delete(directory.resolve(UNTIED_DIRECTORY));
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
        Validation validation =
                Validation.open(request.pack(), request.settings().validationBytes(), source -> true);
        StageEvaluation evaluation = new StageEvaluation(
                stage, validation, startingPoint, request.settings().replaySources());
        try (Checkpoint source = Checkpoint.open(source(directory))) {
            WeightLayout layout = PlanCheck.withAdapter(WeightLayout.of(source, request.newRows()), handover.adapter());
            TrainedParts parts = stage.trainedParts(layout);
            try (Objective objective = Objectives.open(request, stage, parts, source.config(), directory);
                    DecoderModel model = open(source, parts)) {
                StageCourse course = new StageCourse(stage, objective.steps(), start.learningRate());
                Optimizer optimizer = new Optimizer(model.kernels(), stage, parts, model.trained());
                carry(optimizer);
                StageState from = checkpoints.resume(optimizer).orElseGet(StageState::start);
                StageState end;
                try (StageLoop.Logs logs = logs(directory, model, course, from)) {
                    Optional<Plateau> plateau = plateau(directory);
                    StepWatch watch = new StepWatch(stage.watch(), from.watch());
                    TrainingLoop loop = new TrainingLoop(stepName, model, optimizer, stage, course, objective, watch);
                    end = new StageLoop(
                                    stepName,
                                    stage,
                                    course,
                                    plateau,
                                    model,
                                    optimizer,
                                    loop,
                                    watch,
                                    evaluation,
                                    objective,
                                    checkpoints)
                            .run(from, logs);
                }
                StageOutput output = new StageOutput(directory, source, model, optimizer, handover);
                output.write();
                Failpoint.pass(stepName + ".model");
                StageSummary summary =
                        new SummaryWriter(directory, stage, parts, output).summarise(end, course, objective);
                Json.write(summaryFile, summary);
                Failpoint.pass(stepName + ".summary");
                return summary;
            }
        }
    }

    /** The directory of the model that is trained: the start, or a copy of it that was given a head. */
    private Path source(Path directory) {
        if (!handover.unties()) {
            return start.model();
        }
        Path untied = directory.resolve(UNTIED_DIRECTORY);
        try (Checkpoint tied = Checkpoint.open(start.model())) {
            HeadUntying.write(tied, untied);
        }
        return untied;
    }

    private DecoderModel open(Checkpoint source, TrainedParts parts) {
        Optional<AdapterStart> adapter = handover.adapter()
                .map(form -> new AdapterStart(
                        form, request.seed(), start.adapter().map(path -> path.resolve(AdapterFiles.WEIGHTS))));
        return DecoderModel.open(
                source,
                ModelOptions.training(request.device(), request.threads(), request.newRows(), parts.leaves())
                        .computing(stage.compute(), stage.recompute())
                        .withAdapter(adapter));
    }

    private void carry(Optimizer optimizer) {
        if (handover.takesOptimizer()) {
            int carried = OptimizerFile.read(start.model().resolveSibling(OPTIMIZER_FILE), optimizer);
            LOG.info(
                    "{}: optimiser state carried for {} of {} leaves",
                    stepName,
                    carried,
                    optimizer.leaves().size());
        }
    }

    /** The plateau that ends the stage, having seen the evaluations so far. */
    private Optional<Plateau> plateau(Path directory) {
        Optional<Plateau> plateau = Optional.ofNullable(stage.plateau())
                .map(settings -> new Plateau(settings, request.settings().replaySources()));
        plateau.ifPresent(end -> end.read(JsonLines.read(directory.resolve(METRICS_FILE))));
        return plateau;
    }

    private StageLoop.Logs logs(Path directory, DecoderModel model, StageCourse course, StageState from) {
        ModelConfig config = model.weights().config();
        ModelOperations operations = StageEstimate.operations(
                config,
                model.weights().layout().leaves(),
                stage,
                model.trained().stream().map(Leaf::name).collect(Collectors.toSet()),
                Json.read(request.pack().resolve(PackReport.FILE), PackReport.class)
                        .sequenceLength());
        double peak = request.peakOperations().isPresent()
                ? request.peakOperations().getAsDouble()
                : PeakRate.measure(model.kernels().manager(), request.device());
        return new StageLoop.Logs(
                JsonLines.open(directory.resolve(METRICS_FILE), from.metricsBytes()),
                SampleLog.open(directory, from.step(), stage.samples(), model, start.model()),
                StageClock.open(directory, from.step(), operations, peak),
                request.progress().begin(stepName, "steps", course.steps()));
    }
}
