package io.glossa.train.stage;

import io.glossa.run.NumericException;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.watch.StepWatch;
import io.glossa.train.watch.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One optimiser step after another.
 *
 * <p><b>Errors.</b> A step whose loss or gradient is not finite, or a spike, leaves the weights as they were; {@link
 * NumericException} with a diagnosis when that happens more often in a row than the stage's {@code watch} bears.
 */
final class TrainingLoop {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

    /** Names in a message; the metrics have all of them. */
    private static final int NAMED = 8;

    private final String stageName;
    private final DecoderModel model;
    private final Optimizer optimizer;
    private final StageSettings settings;
    private final StageCourse course;
    private final Objective objective;
    private final StepWatch watch;

    TrainingLoop(
            String stageName,
            DecoderModel model,
            Optimizer optimizer,
            StageSettings settings,
            StageCourse course,
            Objective objective,
            StepWatch watch) {
        this.stageName = stageName;
        this.model = model;
        this.optimizer = optimizer;
        this.settings = settings;
        this.course = course;
        this.objective = objective;
        this.watch = watch;
    }

    /**
     * What a step found, before it moved the weights.
     *
     * @param loss of the objective
     * @param headLoss of rows of the head that learn from another loss
     * @param learningRate of parts without one of their own
     * @param gradientNorm over all trained leaves, before clipping
     * @param tokens positions read
     * @param bytes UTF-8 bytes of text read
     * @param waitedSeconds that the step waited for its data
     * @param verdict whether the weights were moved
     * @param suspects where the sequences stand that kept them from it: those of the micro-batches whose loss is not finite, else
     *     all of the step; empty when the weights were moved
     */
    record StepResult(
            double loss,
            OptionalDouble headLoss,
            double learningRate,
            double gradientNorm,
            long tokens,
            long bytes,
            double waitedSeconds,
            Verdict verdict,
            List<String> suspects) {
        boolean updated() {
            return verdict.kind() == Verdict.Kind.UPDATE;
        }
    }

    /**
     * Runs a step.
     *
     * @param step from 1
     */
    StepResult run(long step) {
        Objective.Sums sums = objective.accumulate(model, step);
        double loss = sums.loss();
        double norm = optimizer.clip(sums.scale());
        Verdict verdict = watch.judge(loss, norm);
        List<String> suspects = List.of();
        if (verdict.kind() == Verdict.Kind.UPDATE) {
            optimizer.update(course.factor(step));
        } else {
            suspects = sums.broken().isEmpty() ? sums.places() : sums.broken();
            refuse(step, verdict, suspects);
        }
        return new StepResult(
                loss,
                sums.headLoss(),
                course.learningRate(step),
                norm,
                sums.tokens(),
                sums.bytes(),
                sums.waitedSeconds(),
                verdict,
                suspects);
    }

    private void refuse(long step, Verdict verdict, List<String> suspects) {
        List<String> leaves = verdict.kind() == Verdict.Kind.REFUSE ? optimizer.brokenLeaves() : List.of();
        optimizer.discard();
        LOG.warn(
                "{}: step {} does not move the weights: {} (sequences {})",
                stageName,
                step,
                verdict.reason(),
                some(suspects));
        if (watch.hopeless()) {
            throw new NumericException(stageName + ": " + watch.nonFiniteInARow() + " steps in a row, up to step "
                    + step
                    + " of " + course.steps() + ", had no finite loss or gradient: " + verdict.reason()
                    + ". Not finite are the gradients of " + (leaves.isEmpty() ? "no leaf by itself" : some(leaves))
                    + "; sequences of the last batch: " + some(suspects) + ". " + advice(step, leaves)
                    + " The weights are those before the first of these steps, and the last checkpoint is kept");
        }
    }

    private String advice(long step, List<String> leaves) {
        String rate = "learning-rate is " + settings.learningRate() + " (" + course.learningRate(step)
                + " at this step): lower it or warm up longer.";
        return leaves.size() == optimizer.leaves().size()
                ? "All leaves are hit, so the weights have run away: " + rate
                : "Only some leaves are hit: look at those sequences for broken text, or freeze these leaves; else "
                        + rate;
    }

    private static String some(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
    }
}
