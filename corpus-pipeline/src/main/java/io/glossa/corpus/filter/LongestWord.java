package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects encoded data: texts with a very long stretch without white space. Source: C4 and NeMo Curator, at most
 * 1000 characters.
 */
public final class LongestWord implements DocumentFilter {
    @Override
    public String name() {
        return "longest-word";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("max-longest-word").or(1_000).upTo(1_000_000));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.characters().longestRun(),
                limits.get("max-longest-word"),
                "number of characters of the longest stretch without white space");
    }
}
