package io.glossa.train.eval;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import java.util.List;

/**
 * What is measured, and how exactly.
 *
 * @param sets one for each source of the corpus with a test split unless given
 * @param capBytes UTF-8 bytes taken of each set; 200,000 unless given, the least that the results call enough
 * @param windowTokens length of a window; as much as both models can read unless given
 * @param resamples draws of the bootstrap; 1,000 unless given
 * @param ngramOrder length of the sequences of the strongest counted baseline; 2 unless given. Longer ones take memory for every
 *     different sequence of the training text ({@link NgramTable})
 * @param seed of the choice of documents and of the bootstrap; 17 unless given
 * @param samples what both models write for a person to read
 */
public record EvaluationSettings(
        List<EvaluationSetSettings> sets,
        Long capBytes,
        Integer windowTokens,
        Integer resamples,
        Integer ngramOrder,
        Long seed,
        SampleSettings samples) {
    /** The baseline that is always measured. */
    static final int BIGRAM = 2;

    private static final int LONGEST_NGRAM = 6;

    /** Fewer draws leave less than three beyond each bound of the interval. */
    private static final int FEWEST_RESAMPLES = 100;

    public EvaluationSettings {
        sets = sets == null ? List.of() : List.copyOf(sets);
        capBytes = capBytes == null ? DocumentSelection.ENOUGH_BYTES : capBytes;
        windowTokens = windowTokens == null ? Integer.MAX_VALUE : windowTokens;
        resamples = resamples == null ? 1000 : resamples;
        ngramOrder = ngramOrder == null ? BIGRAM : ngramOrder;
        seed = seed == null ? 17L : seed;
        samples = samples == null ? SampleSettings.defaults() : samples;
        long names = sets.stream().map(EvaluationSetSettings::name).distinct().count();
        if (names < sets.size()) {
            throw new ConfigException("two evaluation sets have the same name; give each its own");
        }
        if (capBytes < 1) {
            throw new ConfigException("cap-bytes must be at least 1, found: " + capBytes);
        }
        if (windowTokens < 4) {
            throw new ConfigException("window-tokens must be at least 4, found: " + windowTokens);
        }
        if (ngramOrder < BIGRAM || ngramOrder > LONGEST_NGRAM) {
            throw new ConfigException("ngram-order must be 2 to " + LONGEST_NGRAM + ", found: " + ngramOrder);
        }
        if (resamples < FEWEST_RESAMPLES) {
            throw new ConfigException("resamples must be at least " + FEWEST_RESAMPLES + ", found: " + resamples);
        }
    }

    /** Every default; what is measured follows from the corpus' sources. */
    public static EvaluationSettings defaults() {
        return new EvaluationSettings(null, null, null, null, null, null, null);
    }

    /** The length of a window that both models can read. */
    int windowFor(Subject base, Subject adapted) {
        return Math.min(
                windowTokens,
                Math.min(base.model().contextLength(), adapted.model().contextLength()));
    }

    /** The sets named, or else one for each source of the corpus that keeps a test split. */
    public List<EvaluationSetSettings> setsFor(List<SourceSettings> sources) {
        return !sets.isEmpty()
                ? sets
                : sources.stream()
                        .filter(source -> source.testShare() > 0)
                        .map(source -> new EvaluationSetSettings(
                                source.name(), source.language(), source.name(), null, null, null, null))
                        .toList();
    }
}
