package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects texts too few of whose segments are in the language of their source: pages that mix languages. The signal is the
 * share in the language; what is missing to 1 is the share of code-switching.
 */
public final class LanguageSegments implements DocumentFilter {
    @Override
    public String name() {
        return "language-segments";
    }

    @Override
    public List<Threshold> thresholds() {
        // A page most of whose segments are foreign is a page of another language that quotes this one.
        return List.of(Threshold.share("min-language-segments").or(0.5));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.LANGUAGE_SEGMENTS);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.segments().share(),
                limits.get("min-language-segments"),
                "share of segments in the source's language");
    }
}
