package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects texts too many of whose sentences repeat an earlier one, wherever their lines end. Source: Swallow
 * (Okazaki et al. 2024), at most 0.3.
 */
public final class DuplicateSentences implements DocumentFilter {
    @Override
    public String name() {
        return "duplicate-sentences";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-duplicate-sentences").or(0.3));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.SENTENCES);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.sentences().repeated(), limits.get("max-duplicate-sentences"), "share of repeated sentences");
    }
}
