package io.glossa.init;

import io.glossa.run.ConfigException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How the new rows come about.
 *
 * @param strategies names of initialisers to compare, preferred first: the order decides ties; one alone is used as it is
 * @param seeds how many seeds each is tried with; random rows and training batches depend on it
 * @param seed the first seed; the others follow it
 * @param steps training steps of a trial
 * @param validationBytes UTF-8 bytes of validation text that a trial is measured on, at least 100,000
 * @param norm what happens to the length of new rows
 */
public record InitializationSettings(
        List<String> strategies, Integer seeds, Long seed, Integer steps, Long validationBytes, NormMatching norm) {
    /** Below this many bytes the differences between strategies drown in the choice of the text. */
    private static final long LEAST_VALIDATION_BYTES = 100_000;

    public InitializationSettings {
        strategies = strategies == null ? List.of("subtoken-mean", "global-mean", "normal") : List.copyOf(strategies);
        seeds = seeds == null ? 3 : seeds;
        seed = seed == null ? 1 : seed;
        steps = steps == null ? 20 : steps;
        validationBytes = validationBytes == null ? LEAST_VALIDATION_BYTES : validationBytes;
        norm = norm == null ? NormMatching.NONE : norm;
        if (strategies.isEmpty()) {
            throw new ConfigException("strategies: empty; name at least one of "
                    + String.join(", ", EmbeddingInitializers.all().keySet()));
        }
        strategies.forEach(EmbeddingInitializers::get);
        if (new LinkedHashSet<>(strategies).size() != strategies.size()) {
            throw new ConfigException("strategies: " + strategies + " names one twice");
        }
        if (seeds < 1) {
            throw new ConfigException("seeds: " + seeds + "; expected 1 or more");
        }
        if (steps < 0) {
            throw new ConfigException("steps: " + steps + "; expected 0 or more");
        }
        if (validationBytes < LEAST_VALIDATION_BYTES) {
            throw new ConfigException("validation-bytes: " + validationBytes + "; expected at least "
                    + LEAST_VALIDATION_BYTES + ", fewer do not tell strategies apart");
        }
    }

    /** All defaults. */
    public static InitializationSettings defaults() {
        return new InitializationSettings(null, null, null, null, null, null);
    }

    /** The seeds of the trials, ascending. */
    public List<Long> trialSeeds() {
        return LongStream.range(seed, seed + seeds).boxed().toList();
    }
}
