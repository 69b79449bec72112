package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too many of whose runs of five words occur more than once. Source: ROOTS (Laurençon et al. 2022)
 * and SailCraft, at most 0.3; data-juicer 0.5 of runs of ten.
 */
public final class WordRepetition implements DocumentFilter {
    @Override
    public String name() {
        return "word-repetition";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-word-repetition").or(0.3));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.repetition().repeatedRuns().get(5),
                limits.get("max-word-repetition"),
                "share of runs of five words that occur again");
    }
}
