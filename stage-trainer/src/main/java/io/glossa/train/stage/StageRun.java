package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.train.data.BatchLayout;
import io.glossa.train.data.OldTokenizerTargets;
import io.glossa.train.data.StepReader;
import io.glossa.train.data.TargetMap;
import io.glossa.train.data.TrainingData;
import io.glossa.train.model.AdapterFiles;
import io.glossa.train.model.AdapterStart;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.select.TrainedParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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

    StageRun(String stepName, TrainingRequest request, StageStart start, StageHandover handover) {
        this.stepName = stepName;
        this.request = request;
        this.stage = handover.stage();
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
        AtomicFiles.delete(directory.resolve(UNTIED_DIRECTORY));
        return Map.of(
                "steps", summary.steps(),
                "tokens", summary.tokens(),
                "bytes", summary.bytes(),
                "trained_weights", summary.trainedWeights());
    }

    private StageSummary train(Path directory, Path summaryFile, StageCheckpoints checkpoints) {
        Validation validation =
                Validation.open(request.pack(), request.settings().validationBytes(), source -> true);
        BatchLayout batches = new BatchLayout(
                stage.microBatchTokens(), TrainingData.endsWithNextBos(request.pack()), targets(request, stage));
        try (TrainingData data = TrainingData.open(
                        request.pack(), stage.dataRequest(request.settings().replaySources(), request.seed()));
                Checkpoint source = Checkpoint.open(source(directory))) {
            StageCourse course = new StageCourse(
                    stage,
                    stage.bytes() == null ? stage.stepCount() : data.stepsFor(stage.bytes()),
                    start.learningRate());
            WeightLayout layout = PlanCheck.withAdapter(WeightLayout.of(source, request.newRows()), handover.adapter());
            TrainedParts parts = stage.trainedParts(layout);
            try (DecoderModel model = open(source, parts)) {
                Optimizer optimizer = new Optimizer(model.kernels(), stage, parts, model.trained());
                carry(optimizer);
                StageCheckpoints.State state = checkpoints.resume(optimizer).orElseGet(StageCheckpoints.State::start);
                StageCheckpoints.State end;
                try (StepReader reader = new StepReader(data, batches)) {
                    TrainingLoop loop = new TrainingLoop(stepName, model, optimizer, stage, course, reader);
                    end = steps(directory, model, optimizer, loop, course, validation, checkpoints, state);
                }
                StageOutput output = new StageOutput(directory, source, model, optimizer, handover);
                output.write();
                Failpoint.pass(stepName + ".model");
                StageSummary summary = new SummaryWriter(directory, stage, parts, output)
                        .summarise(end, course, data.account(model.vocabularySize(), end.step()));
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
            Untying.write(tied, untied);
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
            StageCourse course,
            Validation validation,
            StageCheckpoints checkpoints,
            StageCheckpoints.State from) {
        long all = course.steps();
        StageCheckpoints.State state = from;
        Optional<Plateau> plateau = Optional.ofNullable(stage.plateau())
                .map(settings -> new Plateau(settings, request.settings().replaySources()));
        try (MetricsLog metrics = MetricsLog.open(directory.resolve(METRICS_FILE), from.metricsBytes());
                MetricsLog timing = MetricsLog.append(directory.resolve("timing.jsonl"));
                Progress.Task task = request.progress().begin(stepName, "steps", all)) {
            plateau.ifPresent(end -> end.read(MetricsLog.read(directory.resolve(METRICS_FILE))));
            task.advance(from.step());
            if (from.step() == 0) {
                validate(0, model, validation, metrics, plateau);
            }
            boolean ended = ended(plateau) || from.step() == all;
            for (long step = from.step() + 1; !ended; step++) {
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
                    validate(step, model, validation, metrics, plateau);
                }
                ended = ended(plateau) || step == all;
                if (step % stage.checkpointEvery() == 0 || ended) {
                    state = state.withMetricsBytes(metrics.sync());
                    checkpoints.save(state, optimizer);
                }
            }
            if (stage.emaAsResult()) {
                optimizer.adoptAverages();
                validate(state.step(), model, validation, metrics, Optional.empty());
            }
        }
        return state;
    }

    private static void validate(
            long step, DecoderModel model, Validation validation, MetricsLog metrics, Optional<Plateau> plateau) {
        SortedMap<String, Double> measured = validation.measure(model);
        metrics.append(new StageMetrics.Validated(step, measured));
        plateau.ifPresent(end -> end.see(measured));
    }

    private static boolean ended(Optional<Plateau> plateau) {
        return plateau.map(Plateau::reached).orElse(false);
    }
}
