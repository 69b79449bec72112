package io.glossa.train.watch;

import java.util.List;

/**
 * What the watch remembers between steps: part of every checkpoint, so that verdicts are the same after a resume.
 *
 * @param losses the last ones, oldest first
 * @param gradientNorms of the same steps
 * @param nonFiniteInARow steps just before, without a gap, whose update was refused
 * @param refused updates refused so far
 * @param skipped updates skipped so far
 */
public record WatchState(
        List<Double> losses, List<Double> gradientNorms, int nonFiniteInARow, long refused, long skipped) {
    public WatchState {
        losses = List.copyOf(losses);
        gradientNorms = List.copyOf(gradientNorms);
    }

    /** Before the first step. */
    public static WatchState start() {
        return new WatchState(List.of(), List.of(), 0, 0, 0);
    }
}
