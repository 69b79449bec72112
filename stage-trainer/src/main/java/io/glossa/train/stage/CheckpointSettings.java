package io.glossa.train.stage;

import io.glossa.run.ConfigException;

/**
 * When a stage saves itself, and what of that is kept.
 *
 * @param every steps between checkpoints; a tenth of the stage, at least 50 steps, by default
 * @param keep how many of the newest are kept while the stage runs; 2 by default, so that a damaged one can be passed over
 * @param keepEvery checkpoints of steps that this divides are kept for good, also behind the stage's end; 0, the default, keeps
 *     none
 */
public record CheckpointSettings(Long every, Integer keep, Long keepEvery) {
    public CheckpointSettings {
        keep = keep == null ? 2 : keep;
        keepEvery = keepEvery == null ? 0 : keepEvery;
        require("every", every, every == null || every > 0, "1 or more");
        require("keep", keep, keep > 0, "1 or more");
        require(
                "keep-every",
                keepEvery,
                keepEvery >= 0 && (keepEvery == 0 || every == null || keepEvery % every == 0),
                "0 or a multiple of every, which is " + every);
    }

    /** The defaults of a stage of so many steps, where nothing else is said. */
    CheckpointSettings forSteps(long steps) {
        return every != null
                ? this
                : new CheckpointSettings(
                        keepEvery > 0 ? keepEvery : Long.valueOf(Math.max(50, (steps + 9) / 10)), keep, keepEvery);
    }

    private static void require(String key, Object value, boolean holds, String expected) {
        if (!holds) {
            throw new ConfigException("checkpoints." + key + " is " + value + "; expected " + expected);
        }
    }
}
