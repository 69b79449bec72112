package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts of very many characters: dumps and whole sites in one document. Source: EleutherAI DPS,
 * korean_job.yaml, at most 100,000.
 */
public final class TooLong implements DocumentFilter {
    @Override
    public String name() {
        return "too-long";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("max-characters").or(100_000));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(document.characters().total(), limits.get("max-characters"), "number of characters");
    }
}
