package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too many of whose lines repeat an earlier line. Source: Rae et al. 2021 (Gopher), table A1.
 */
public final class DuplicateLines implements DocumentFilter {
    @Override
    public String name() {
        return "duplicate-lines";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-duplicate-lines"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.repetition().lines(), limits.get("max-duplicate-lines"), "share of repeated lines");
    }
}
