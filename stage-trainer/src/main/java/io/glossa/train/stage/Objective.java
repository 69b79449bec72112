package io.glossa.train.stage;

import io.glossa.train.data.DataAccount;
import io.glossa.train.model.DecoderModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the steps of a stage lower, and on what: each {@link StageSettings.Kind} of stage has one. Serves one thread. */
interface Objective extends AutoCloseable {
    /** Optimiser steps of the stage. */
    long steps();

    /**
     * Adds the gradient of a step, summed over its micro-batches; what it reads is a pure function of seed, stage and step.
     *
     * @param step from 1
     */
    Sums accumulate(DecoderModel model, long step);

    /** Measures besides validation, the same each time; empty for most kinds. */
    OptionalDouble measure(DecoderModel model);

    /** Counts what the stage read. Nothing is accumulated after it. */
    DataAccount account(int vocabularySize, long steps);

    /** What a distillation says of itself at the end; the measures at start and end are those of {@link #measure}. */
    Optional<StageSummary.Distillation> distillation(long steps, double before, double after);

    @Override
    void close();

    /**
     * What a step found, before it moved the weights.
     *
     * @param loss of the step
     * @param headLoss nats per target that the head's rows learned from, where they learn from another loss
     * @param scale that the gradients are still to be multiplied by
     * @param tokens positions read
     * @param bytes UTF-8 bytes of text read
     * @param waitedSeconds that the step waited for its data
     * @param broken places of the micro-batches whose loss is not finite
     * @param places all that the step read
     */
    record Sums(
            double loss,
            OptionalDouble headLoss,
            double scale,
            long tokens,
            long bytes,
            double waitedSeconds,
            List<String> broken,
            List<String> places) {
        public Sums {
            broken = List.copyOf(broken);
            places = List.copyOf(places);
        }
    }
}
