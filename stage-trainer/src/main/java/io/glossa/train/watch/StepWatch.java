package io.glossa.train.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Locale;

/**
 * Judges each step by its loss and gradient norm before its update.
 *
 * <p><b>Formula.</b> A value is a spike when {@code value > mean + sigma * deviation} over the window's values before it, the
 * deviation being that of a sample ({@code n - 1}), once the window holds half of its size and at least 20 values. Spikes enter
 * the window too, so that a lasting change of level is followed.
 *
 * <p><b>Determinism.</b> A verdict depends on {@link #state} and the step's two values. Not thread-safe.
 *
 * <p><b>Source.</b> OLMo-core, {@code skip_step_optimizer.py}: window of 128, six sigma.
 */
public final class StepWatch {
    private final WatchSettings settings;
    private final Deque<Double> losses;
    private final Deque<Double> gradientNorms;
    private int nonFiniteInARow;
    private long refused;
    private long skipped;

    /** Goes on from what was remembered. */
    public StepWatch(WatchSettings settings, WatchState from) {
        this.settings = settings;
        losses = new ArrayDeque<>(from.losses());
        gradientNorms = new ArrayDeque<>(from.gradientNorms());
        nonFiniteInARow = from.nonFiniteInARow();
        refused = from.refused();
        skipped = from.skipped();
    }

    /** Judges the next step and remembers it. */
    public Verdict judge(double loss, double gradientNorm) {
        if (!Double.isFinite(loss) || !Double.isFinite(gradientNorm)) {
            nonFiniteInARow++;
            refused++;
            return new Verdict(
                    Verdict.Kind.REFUSE,
                    Double.isFinite(loss) ? "gradient norm is " + gradientNorm : "loss is " + loss);
        }
        nonFiniteInARow = 0;
        Verdict verdict = spike("loss", loss, losses);
        if (verdict.kind() == Verdict.Kind.UPDATE) {
            verdict = spike("gradient norm", gradientNorm, gradientNorms);
        }
        remember(losses, loss);
        remember(gradientNorms, gradientNorm);
        skipped += verdict.kind() == Verdict.Kind.SKIP ? 1 : 0;
        return verdict;
    }

    /** Whether more updates in a row were refused than the settings bear. */
    public boolean hopeless() {
        return nonFiniteInARow > settings.nonFiniteAtMost();
    }

    /** How many updates in a row were refused just now. */
    public int nonFiniteInARow() {
        return nonFiniteInARow;
    }

    /** What must be remembered to go on from here. */
    public WatchState state() {
        return new WatchState(
                new ArrayList<>(losses), new ArrayList<>(gradientNorms), nonFiniteInARow, refused, skipped);
    }

    private Verdict spike(String quantity, double value, Deque<Double> before) {
        if (settings.spikeSigma() == 0
                || before.size() < Math.max(WatchSettings.LEAST_WINDOW, settings.spikeWindow() / 2)) {
            return Verdict.UPDATE;
        }
        double mean = before.stream().mapToDouble(Double::doubleValue).sum() / before.size();
        double squares = before.stream()
                .mapToDouble(past -> (past - mean) * (past - mean))
                .sum();
        double deviation = Math.sqrt(squares / (before.size() - 1));
        if (!(value > mean + settings.spikeSigma() * deviation)) {
            return Verdict.UPDATE;
        }
        return new Verdict(
                Verdict.Kind.SKIP,
                String.format(
                        Locale.ROOT,
                        "%s is %.4g, more than %s deviations of %.4g above the mean %.4g of the last %d steps",
                        quantity,
                        value,
                        settings.spikeSigma(),
                        deviation,
                        mean,
                        before.size()));
    }

    private void remember(Deque<Double> window, double value) {
        window.addLast(value);
        if (window.size() > settings.spikeWindow()) {
            window.removeFirst();
        }
    }
}
