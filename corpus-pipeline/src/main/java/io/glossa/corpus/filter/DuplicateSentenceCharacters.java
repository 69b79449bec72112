package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects texts too much of which stands in sentences that repeat an earlier one. Source: Swallow (Okazaki et al.
 * 2024), at most 0.2.
 */
public final class DuplicateSentenceCharacters implements DocumentFilter {
    @Override
    public String name() {
        return "duplicate-sentence-characters";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-duplicate-sentence-characters").or(0.2));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.SENTENCES);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.sentences().repeatedCharacters(),
                limits.get("max-duplicate-sentence-characters"),
                "share of characters in repeated sentences");
    }
}
