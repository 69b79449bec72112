package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts whose words are too short (letters parted by spaces) or too long (spaces missing, data). Source:
 * Rae et al. 2021 (Gopher), table A1.
 */
public final class MeanWordLength implements DocumentFilter {
    @Override
    public String name() {
        return "mean-word-length";
    }

    @Override
    public List<Threshold> thresholds() {
        // FineWeb-2 allows isiXhosa words of 3,141 characters on average, which no text has.
        return List.of(
                Threshold.count("min-mean-word-length"),
                Threshold.count("max-mean-word-length").upTo(50));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.within(
                document.words().meanLength(),
                limits.get("min-mean-word-length"),
                limits.get("max-mean-word-length"),
                "mean word length");
    }
}
