package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects program text: texts with curly brackets. Source: C4 (Raffel et al. 2020), which allows none.
 */
public final class CurlyBrackets implements DocumentFilter {
    @Override
    public String name() {
        return "curly-brackets";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("max-curly-brackets").or(0).upTo(10_000));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.characters().curlyBrackets(), limits.get("max-curly-brackets"), "number of curly brackets");
    }
}
