package io.glossa.train.stage;

import io.glossa.run.ConfigException;

/**
 * What a stage measures of itself while it runs.
 *
 * @param every steps between measurements; a quarter of the stage by default, a twentieth where a plateau ends it; the last step is always measured
 * @param divergence whether the divergence from the base is measured beside bits per byte, on the text that {@link
 *     BaseSampleSettings} asks for; true by default
 */
public record EvaluateSettings(Long every, Boolean divergence) {
    public EvaluateSettings {
        divergence = divergence == null || divergence;
        if (every != null && every < 1) {
            throw new ConfigException("evaluate.every is " + every + "; expected 1 or more");
        }
    }

    /** The defaults of a stage of so many steps, where nothing else is said: so many measurements in equal distances. */
    EvaluateSettings forSteps(long steps, long measurements) {
        return every != null
                ? this
                : new EvaluateSettings(Math.max(1, (steps + measurements - 1) / measurements), divergence);
    }
}
