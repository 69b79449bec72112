package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts in the right script but, by their function words, in another language. Evidence, not
 * identification: it tells a language from others with other function words, and cannot tell near sisters apart.
 */
public final class Language implements DocumentFilter {
    @Override
    public String name() {
        return "language";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("min-function-words"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.words().functionalShare(),
                limits.get("min-function-words"),
                "share of function words of the language");
    }
}
