package io.glossa.train.stage;

import io.glossa.run.OrderlyStop;
import io.glossa.run.Progress;
import io.glossa.run.StoppedException;
import io.glossa.train.metrics.JsonLines;
import io.glossa.train.metrics.StageClock;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.watch.StepWatch;
import io.glossa.train.watch.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a stage from where it stands to its end: step, write down, evaluate, let write, save, and look whether to stop.
 *
 * <p>All that is done at a step is done before it is saved, so that a resume repeats and leaves out nothing.
 */
final class StageLoop {
    private static final Logger LOG = LoggerFactory.getLogger(StageLoop.class);

    private final String stepName;
    private final StageSettings stage;
    private final StageCourse course;
    private final Optional<Plateau> plateau;
    private final DecoderModel model;
    private final Optimizer optimizer;
    private final TrainingLoop loop;
    private final StepWatch watch;
    private final StageEvaluation evaluation;
    private final Objective objective;
    private final StageCheckpoints checkpoints;

    StageLoop(
            String stepName,
            StageSettings stage,
            StageCourse course,
            Optional<Plateau> plateau,
            DecoderModel model,
            Optimizer optimizer,
            TrainingLoop loop,
            StepWatch watch,
            StageEvaluation evaluation,
            Objective objective,
            StageCheckpoints checkpoints) {
        this.stepName = stepName;
        this.stage = stage;
        this.course = course;
        this.plateau = plateau;
        this.model = model;
        this.optimizer = optimizer;
        this.loop = loop;
        this.watch = watch;
        this.evaluation = evaluation;
        this.objective = objective;
        this.checkpoints = checkpoints;
    }

    /**
     * Where a stage writes.
     *
     * @param metrics {@code metrics.jsonl}, behind the lines of the steps already taken
     * @param samples {@code samples.jsonl}, likewise
     * @param clock what depends on the clock
     * @param task shown to a person
     */
    record Logs(JsonLines metrics, SampleLog samples, StageClock clock, Progress.Task task) implements AutoCloseable {
        @Override
        public void close() {
            try (metrics;
                    samples;
                    clock;
                    task) {
                LOG.debug("closing the logs");
            }
        }
    }

    /** Runs the steps that are left; returns where the stage stands at its end. */
    StageState run(StageState from, Logs logs) {
        StageState state = from;
        logs.task().resume(from.step());
        if (from.step() == 0) {
            evaluate(0, logs);
        }
        for (long step = from.step() + 1;
                step <= course.steps() && state.ended().isEmpty();
                step++) {
            stopIfAsked(state, logs);
            checkpoints.check();
            state = step(step, state, logs);
            boolean last = step == course.steps();
            if (last || step % stage.evaluate().every() == 0) {
                Optional<String> reason = evaluate(step, logs);
                if (reason.isPresent() && !last) {
                    logs.metrics().append(new StageMetrics.Ended(step, reason.get()));
                    state = state.endedBy(reason.get());
                }
            }
            logs.samples().write(step);
            if (last || !state.ended().isEmpty() || step % stage.checkpoints().every() == 0) {
                state = save(state, logs);
            }
            logs.task().advance(1);
        }
        if (stage.emaAsResult()) {
            optimizer.adoptAverages();
            evaluate(state.step(), logs);
        }
        return state;
    }

    private StageState step(long step, StageState state, Logs logs) {
        long began = System.nanoTime();
        TrainingLoop.StepResult result = loop.run(step);
        double seconds = (System.nanoTime() - began) / 1e9;
        StageState next = state.after(step, result.tokens(), result.bytes(), watch.state());
        logs.metrics()
                .append(
                        result.updated()
                                ? StageMetrics.step(stage.kind(), step, result, next)
                                : new StageMetrics.Held(
                                        step,
                                        verb(result.verdict()),
                                        result.verdict().reason(),
                                        result.suspects()));
        Map<String, Double> values = new TreeMap<>();
        values.put("train/" + StageMetrics.lossKey(stage.kind()), result.loss());
        result.headLoss().ifPresent(nats -> values.put("train/head_loss", nats));
        values.put("train/gradient_norm", result.gradientNorm());
        values.put("train/learning_rate", result.learningRate());
        StageClock.Timed timed =
                logs.clock().step(step, seconds, result.waitedSeconds(), result.tokens(), result.bytes(), values);
        logs.task().note(StageClock.note(result.loss(), timed));
        return next;
    }

    /** Measures and writes down; returns why the stage is to end, if it is. */
    private Optional<String> evaluate(long step, Logs logs) {
        StageMetrics.Validated measured = evaluation.measure(step, model, objective);
        logs.metrics().append(measured);
        Map<String, Double> values = new TreeMap<>();
        measured.validation().forEach((source, value) -> values.put("bits_per_byte/" + source, value));
        measured.divergence().ifPresent(value -> values.put("forgetting/divergence", value));
        measured.distance().ifPresent(value -> values.put("distillation/distance", value));
        logs.clock().values(step, values);
        Optional<String> over = step == 0 ? Optional.empty() : evaluation.overBudget(measured);
        over.ifPresent(text -> LOG.warn("{}: after step {}: {}", stepName, step, text));
        plateau.ifPresent(end -> end.see(measured.validation()));
        if (evaluation.endsOverBudget() && over.isPresent()) {
            return over;
        }
        return plateau.filter(Plateau::reached).map(end -> Plateau.REASON);
    }

    private StageState save(StageState state, Logs logs) {
        logs.samples().sync();
        StageState saved = state.withMetricsBytes(logs.metrics().sync());
        checkpoints.save(saved, optimizer);
        return saved;
    }

    private void stopIfAsked(StageState state, Logs logs) {
        if (!OrderlyStop.requested()) {
            return;
        }
        if (state.step() > 0) {
            save(state, logs);
            checkpoints.await();
        }
        String text = stepName + ": stopped as told after step " + state.step() + " of " + course.steps()
                + ", which is saved; the same command goes on from there";
        LOG.info(text);
        throw new StoppedException(text);
    }

    private static String verb(Verdict verdict) {
        return verdict.kind().name().toLowerCase(Locale.ROOT);
    }
}
