package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts of too few letters, for languages in which words are hard to count. Source: Swallow (Okazaki et
 * al. 2024), at least 400 letters.
 */
public final class LetterCount implements DocumentFilter {
    @Override
    public String name() {
        return "letter-count";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("min-letters").or(400));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(document.characters().letters(), limits.get("min-letters"), "number of letters");
    }
}
