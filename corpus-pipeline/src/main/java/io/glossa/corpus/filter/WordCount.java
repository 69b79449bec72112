package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts of too few or too many words. Source: Rae et al. 2021 (Gopher), table A1.
 */
public final class WordCount implements DocumentFilter {
    @Override
    public String name() {
        return "word-count";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("min-words"), Threshold.count("max-words"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.within(
                document.words().total(), limits.get("min-words"), limits.get("max-words"), "number of words");
    }
}
