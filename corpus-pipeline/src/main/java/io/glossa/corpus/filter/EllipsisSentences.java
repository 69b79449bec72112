package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects previews: texts many of whose sentences trail off. Source: Swallow (Okazaki et al. 2024), at most 0.2.
 */
public final class EllipsisSentences implements DocumentFilter {
    @Override
    public String name() {
        return "ellipsis-sentences";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-ellipsis-sentences").or(0.2));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.SENTENCES);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.sentences().ellipsisShare(),
                limits.get("max-ellipsis-sentences"),
                "share of sentences that end in an ellipsis");
    }
}
