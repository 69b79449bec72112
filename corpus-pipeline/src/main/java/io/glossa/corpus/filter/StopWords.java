package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts without grammar, such as lists of names: too few different stop words and stop endings. Source:
 * Rae et al. 2021 (Gopher), table A1. Gopher counts English words; endings are added for languages whose function
 * words are suffixes.
 */
public final class StopWords implements DocumentFilter {
    @Override
    public String name() {
        return "stop-words";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("min-stop-words"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.words().distinctFunctional(),
                limits.get("min-stop-words"),
                "number of different function words");
    }
}
