package io.glossa.vocab.expansion;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How several target languages share one budget of pieces, whatever the size of their corpora.
 *
 * <p><b>Formula.</b> Of N words in all, a language with n of them weighs as if it had {@code N * n^(1/T) / sum of n^(1/T)}; each
 * of its counts is multiplied by the ratio. At temperature T = 1 nothing changes, at a high one all languages weigh the same.
 * Weights order the candidates; floors still ask for true occurrences, since rows learn from these.
 *
 * <p><b>Source.</b> Devlin et al. 2018, multilingual BERT (exponent 0.7); Conneau et al. 2020, arXiv:1911.02116, section 3.1
 * (exponent 0.3).
 */
final class LanguageShares {
    /** Weights are counted in units of so many to an occurrence, so that rounding is below a thousandth. */
    static final long UNITS = 1024;

    private LanguageShares() {}

    /** The factor of each language's counts; their mean over all words is 1. */
    static SortedMap<String, Double> factors(SortedMap<String, WordCounts> languages, double temperature) {
        double words = 0;
        double powers = 0;
        for (WordCounts counts : languages.values()) {
            double total = (double) counts.total();
            words += total;
            powers += Math.pow(total, 1 / temperature);
        }
        SortedMap<String, Double> factors = new TreeMap<>();
        for (String language : languages.keySet()) {
            double total = (double) languages.get(language).total();
            factors.put(language, words * Math.pow(total, 1 / temperature) / powers / total);
        }
        return factors;
    }

    /** The words of all languages with their occurrences and weights. */
    static WordCounts shared(SortedMap<String, WordCounts> languages, double temperature) {
        SortedMap<String, Long> counts = new TreeMap<>();
        SortedMap<String, Long> weights = new TreeMap<>();
        factors(languages, temperature)
                .forEach((language, factor) -> languages.get(language).forEach((word, count) -> {
                    counts.merge(word, count, Math::addExact);
                    weights.merge(word, Math.max(1, Math.round(factor * count * UNITS)), Math::addExact);
                }));
        return WordCounts.weighted(counts, weights);
    }
}
