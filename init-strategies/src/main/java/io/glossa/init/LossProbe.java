package io.glossa.init;

import io.glossa.checkpoint.NewRows;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * Measures how well a model directory learns: the judge between initialisers.
 *
 * <p><b>Contract.</b> For equal seeds the batches are equal, whatever the model; the validation text is equal for all.
 * <b>Determinism.</b> Equal trials give equal results on the same machine.
 */
public interface LossProbe {
    /** Runs one trial. */
    Result measure(Trial trial);

    /**
     * One candidate under one seed.
     *
     * @param model a Hugging Face directory, removed after the trial
     * @param newRows rows of tokens that the base does not have
     * @param seed chooses the batches
     * @param steps training steps before the second measurement
     * @param validationBytes how much validation text to measure on
     */
    record Trial(Path model, NewRows newRows, long seed, int steps, long validationBytes) {}

    /**
     * What a trial found.
     *
     * @param atStart bits per UTF-8 byte before the first step
     * @param afterSteps bits per UTF-8 byte after the last
     * @param validationBytes bytes of text that were measured
     * @param newTokenMass mean probability that all new ids together have before the first step, where it was measured
     */
    record Result(double atStart, double afterSteps, long validationBytes, OptionalDouble newTokenMass) {}
}
