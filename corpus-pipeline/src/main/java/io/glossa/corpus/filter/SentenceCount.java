package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects texts of too few sentences to judge. Source: C4 (Raffel et al. 2020) as datatrove has it, and
 * MADLAD-400: at least 5.
 */
public final class SentenceCount implements DocumentFilter {
    @Override
    public String name() {
        return "sentence-count";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("min-sentences").or(5));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.SENTENCES);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(document.sentences().total(), limits.get("min-sentences"), "number of sentences");
    }
}
