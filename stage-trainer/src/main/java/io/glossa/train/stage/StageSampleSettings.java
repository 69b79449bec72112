package io.glossa.train.stage;

import io.glossa.run.ConfigException;
import io.glossa.train.model.GenerationSettings;
import java.util.List;

/**
 * Text that the model writes while it learns, for a person to look at: {@code samples.jsonl} of the stage.
 *
 * @param every steps between samples; as often as is evaluated by default
 * @param prompts what is continued; none by default, and then nothing is written
 * @param tokens most new tokens of each; 64 by default
 * @param temperature 0 takes the likeliest token; 0.8 by default
 */
public record StageSampleSettings(Long every, List<String> prompts, Integer tokens, Double temperature) {
    public StageSampleSettings {
        prompts = prompts == null ? List.of() : List.copyOf(prompts);
        tokens = tokens == null ? 64 : tokens;
        temperature = temperature == null ? 0.8 : temperature;
        if (every != null && every < 1) {
            throw new ConfigException("samples.every is " + every + "; expected 1 or more");
        }
        generation(0);
    }

    /** The same, as often as is evaluated where nothing else is said. */
    StageSampleSettings orEvery(long steps) {
        return every != null ? this : new StageSampleSettings(steps, prompts, tokens, temperature);
    }

    GenerationSettings generation(long seed) {
        return new GenerationSettings(tokens, temperature, null, seed);
    }
}
