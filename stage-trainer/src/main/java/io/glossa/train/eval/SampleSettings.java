package io.glossa.train.eval;

import io.glossa.train.model.GenerationSettings;
import java.util.List;

/**
 * What both models are asked to write, for a person to read beside the numbers.
 *
 * @param prompts beginnings of texts; an empty one lets the model begin; one empty prompt unless given
 * @param generation how tokens are drawn; 60 tokens under the generator's own defaults unless given
 */
public record SampleSettings(List<String> prompts, GenerationSettings generation) {
    /** Enough to see what language and what sense a model makes. */
    private static final int DEFAULT_TOKENS = 60;

    public SampleSettings {
        prompts = prompts == null ? List.of("") : List.copyOf(prompts);
        generation = generation == null ? new GenerationSettings(DEFAULT_TOKENS, null, null, null) : generation;
    }

    /** Every default. */
    static SampleSettings defaults() {
        return new SampleSettings(null, null);
    }
}
