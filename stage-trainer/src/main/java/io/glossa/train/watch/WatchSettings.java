package io.glossa.train.watch;

import io.glossa.run.ConfigException;

/**
 * What a stage bears before it refuses, skips or ends.
 *
 * @param spikeSigma a loss or gradient norm so many standard deviations above the mean of those before is a spike, whose
 *     update is skipped; 6 by default, 0 skips none
 * @param spikeWindow steps that mean and deviation are taken over; 128 by default, at least 20
 * @param nonFiniteAtMost steps in a row whose loss or gradient may be not finite; one more ends the stage; 3 by default
 * @param forgettingBudget how much of what the base could do the stage may lose; unlimited when left out
 */
public record WatchSettings(
        Double spikeSigma, Integer spikeWindow, Integer nonFiniteAtMost, ForgettingBudget forgettingBudget) {
    /** The defaults. */
    public static final WatchSettings DEFAULT = new WatchSettings(null, null, null, null);

    /** For trials, whose losses are compared: nothing is skipped, and the first value that is not finite ends them. */
    public static final WatchSettings STRICT = new WatchSettings(0.0, null, 0, null);

    /** Fewer values than this say too little of their spread. */
    static final int LEAST_WINDOW = 20;

    public WatchSettings {
        spikeSigma = spikeSigma == null ? 6 : spikeSigma;
        spikeWindow = spikeWindow == null ? 128 : spikeWindow;
        nonFiniteAtMost = nonFiniteAtMost == null ? 3 : nonFiniteAtMost;
        require("spike-sigma", spikeSigma, spikeSigma >= 0, "0 or more");
        require("spike-window", spikeWindow, spikeWindow >= LEAST_WINDOW, LEAST_WINDOW + " or more");
        require("non-finite-at-most", nonFiniteAtMost, nonFiniteAtMost >= 0, "0 or more");
    }

    private static void require(String key, Object value, boolean holds, String expected) {
        if (!holds) {
            throw new ConfigException("watch." + key + " is " + value + "; expected " + expected);
        }
    }
}
