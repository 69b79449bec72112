package io.glossa.init;

import io.glossa.checkpoint.NewRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Measures how well a model directory learns: the judge between initialisers.
 *
 * <p><b>Contract.</b> For equal seeds the batches are equal, whatever the model; the validation text is equal for all, and so is
 * the text that forgetting is measured on. <b>Determinism.</b> Equal trials give equal results on the same machine.
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
     * @param steps training steps before the last measurement
     * @param validationBytes how much validation text to measure on
     * @param points measurements along the steps, evenly spread, the last included; at least 1
     * @param forgetting whether what the base loses is measured too
     */
    record Trial(
            Path model, NewRows newRows, long seed, int steps, long validationBytes, int points, boolean forgetting) {
        /** A trial that is measured before and after, and that alone. */
        public Trial(Path model, NewRows newRows, long seed, int steps, long validationBytes) {
            this(model, newRows, seed, steps, validationBytes, 1, false);
        }

        /** The steps behind which it is measured, ascending; the last is the trial's last. */
        public List<Integer> measuredSteps() {
            return IntStream.rangeClosed(1, points)
                    .map(point -> (int) ((long) point * steps / points))
                    .filter(step -> step > 0)
                    .distinct()
                    .boxed()
                    .toList();
        }
    }

    /** Validation bits per UTF-8 byte after so many steps. */
    record Point(int step, double bitsPerByte) {}

    /**
     * What a trial found.
     *
     * @param curve from before the first step on
     * @param validationBytes bytes of text that were measured
     * @param forgetting where it was asked for
     */
    record Result(List<Point> curve, long validationBytes, Optional<Forgetting> forgetting) {
        public Result {
            curve = List.copyOf(curve);
        }

        /** Bits per byte before the first step. */
        public double atStart() {
            return curve.get(0).bitsPerByte();
        }

        /** Bits per byte after the last step. */
        public double afterSteps() {
            return curve.get(curve.size() - 1).bitsPerByte();
        }

        /** The mean height of the curve: the area under it by trapezoids, over its steps. */
        public double alongSteps() {
            int steps = curve.get(curve.size() - 1).step();
            double area = 0;
            for (int i = 1; i < curve.size(); i++) {
                Point from = curve.get(i - 1);
                Point to = curve.get(i);
                area += (to.step() - from.step()) * (from.bitsPerByte() + to.bitsPerByte()) / 2;
            }
            return steps == 0 ? atStart() : area / steps;
        }
    }

    /**
     * What the base loses, on text that it wrote itself.
     *
     * @param newTokenMass mean probability that all new ids together have before the first step
     * @param newTokenNats mean of {@code -ln(1 - mass)} over the tokens: what the base loses by it, in nats a token
     * @param divergenceAtStart from the base before the first step, in bits per byte
     * @param divergenceAfterSteps the same after the last
     */
    record Forgetting(
            double newTokenMass, double newTokenNats, double divergenceAtStart, double divergenceAfterSteps) {}
}
