package io.glossa.train.stage;

import io.glossa.run.NumericException;
import io.glossa.train.data.StepBatches;
import io.glossa.train.data.StepReader;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.TokenBatch;

/**
 * One optimiser step after another.
 *
 * <p><b>Formula.</b> The gradient of a step is that of {@code sum of -ln P over all targets / number of targets}, whatever
 * the micro-batches it was summed in: not a mean of means.
 *
 * <p><b>Errors.</b> {@link NumericException} when loss or gradient is not finite; the weights are then as before the step.
 */
final class TrainingLoop {
    private final String stageName;
    private final DecoderModel model;
    private final Optimizer optimizer;
    private final StageSettings settings;
    private final StageCourse course;
    private final StepReader reader;

    TrainingLoop(
            String stageName,
            DecoderModel model,
            Optimizer optimizer,
            StageSettings settings,
            StageCourse course,
            StepReader reader) {
        this.stageName = stageName;
        this.model = model;
        this.optimizer = optimizer;
        this.settings = settings;
        this.course = course;
        this.reader = reader;
    }

    /**
     * What a step found, before it moved the weights.
     *
     * @param loss nats per target
     * @param learningRate of parts without one of their own
     * @param gradientNorm over all trained leaves, before clipping
     * @param tokens positions read
     * @param bytes UTF-8 bytes of text read
     * @param waitedSeconds time that the data was waited for
     */
    record StepResult(
            double loss, double learningRate, double gradientNorm, long tokens, long bytes, double waitedSeconds) {}

    /**
     * Runs a step.
     *
     * @param step from 1
     */
    StepResult run(long step) {
        StepBatches batches = reader.take(step);
        double total = 0;
        long targets = 0;
        long tokens = 0;
        for (TokenBatch batch : batches.parts()) {
            targets += batch.targetCount();
            tokens += batch.size();
            total += model.accumulate(batch, settings.zLoss());
        }
        double scale = targets == 0 ? 0 : 1.0 / targets;
        double loss = total * scale;
        requireFinite("loss", loss, step);
        double norm = optimizer.clip(scale);
        requireFinite("gradient norm", norm, step);
        optimizer.update(course.factor(step));
        return new StepResult(loss, course.learningRate(step), norm, tokens, batches.bytes(), reader.waitedSeconds());
    }

    private void requireFinite(String quantity, double value, long step) {
        if (!Double.isFinite(value)) {
            throw new NumericException(stageName + ": " + quantity + " is " + value + " at step " + step + " of "
                    + course.steps() + " (its sequences begin at number " + reader.firstSequence(step)
                    + " of the stage's order); the weights were not moved. Lower learning-rate or clip-norm, or look for"
                    + " broken text there; the last checkpoint is kept");
        }
    }
}
