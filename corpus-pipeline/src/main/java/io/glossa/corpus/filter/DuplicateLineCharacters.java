package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too much of which stands in lines that repeat an earlier line. Source: Rae et al. 2021 (Gopher),
 * table A1.
 */
public final class DuplicateLineCharacters implements DocumentFilter {
    @Override
    public String name() {
        return "duplicate-line-characters";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-duplicate-line-characters"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.repetition().lineCharacters(),
                limits.get("max-duplicate-line-characters"),
                "share of characters in repeated lines");
    }
}
