package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too many of whose paragraphs repeat an earlier paragraph. Source: Rae et al. 2021 (Gopher), table
 * A1.
 */
public final class DuplicateParagraphs implements DocumentFilter {
    @Override
    public String name() {
        return "duplicate-paragraphs";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-duplicate-paragraphs"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.repetition().paragraphs(),
                limits.get("max-duplicate-paragraphs"),
                "share of repeated paragraphs");
    }
}
