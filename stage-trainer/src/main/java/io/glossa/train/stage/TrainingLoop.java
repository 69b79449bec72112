package io.glossa.train.stage;

import io.glossa.run.NumericException;
import io.glossa.train.data.StepBatches;
import io.glossa.train.data.StepReader;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.TokenBatch;
import io.glossa.train.watch.StepWatch;
import io.glossa.train.watch.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One optimiser step after another.
 *
 * <p><b>Formula.</b> The gradient of a step is that of {@code sum of -ln P over all targets / number of targets}, whatever
 * the micro-batches it was summed in: not a mean of means.
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
    private final StepReader reader;
    private final StepWatch watch;

    TrainingLoop(
            String stageName,
            DecoderModel model,
            Optimizer optimizer,
            StageSettings settings,
            StageCourse course,
            StepReader reader,
            StepWatch watch) {
        this.stageName = stageName;
        this.model = model;
        this.optimizer = optimizer;
        this.settings = settings;
        this.course = course;
        this.reader = reader;
        this.watch = watch;
    }

    /**
     * What a step found, before it moved the weights.
     *
     * @param loss nats per target
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
        StepBatches batches = reader.take(step);
        List<String> broken = new ArrayList<>();
        double total = 0;
        long targets = 0;
        long tokens = 0;
        for (int i = 0; i < batches.parts().size(); i++) {
            TokenBatch batch = batches.parts().get(i);
            targets += batch.targetCount();
            tokens += batch.size();
            double nats = model.accumulate(batch, settings.zLoss());
            if (!Double.isFinite(nats)) {
                broken.addAll(batches.places().get(i));
            }
            total += nats;
        }
        double scale = targets == 0 ? 0 : 1.0 / targets;
        double loss = total * scale;
        double norm = optimizer.clip(scale);
        Verdict verdict = watch.judge(loss, norm);
        List<String> suspects = List.of();
        if (verdict.kind() == Verdict.Kind.UPDATE) {
            optimizer.update(course.factor(step));
        } else {
            suspects = broken.isEmpty()
                    ? batches.places().stream().flatMap(List::stream).toList()
                    : broken;
            refuse(step, verdict, suspects);
        }
        return new StepResult(
                loss,
                course.learningRate(step),
                norm,
                tokens,
                batches.bytes(),
                reader.waitedSeconds(),
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
