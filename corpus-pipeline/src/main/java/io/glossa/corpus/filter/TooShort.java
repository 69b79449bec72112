package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts of too few characters to judge or learn from.
 */
public final class TooShort implements DocumentFilter {
    @Override
    public String name() {
        return "too-short";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("min-characters"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(document.characters().total(), limits.get("min-characters"), "number of characters");
    }
}
