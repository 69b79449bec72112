package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects tables of numbers: texts too many of whose characters are digits. Source: NeMo Curator, NumbersFilter,
 * at most 0.15.
 */
public final class Digits implements DocumentFilter {
    @Override
    public String name() {
        return "digits";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-digits").or(0.15));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.characters().share(document.characters().digits()),
                limits.get("max-digits"),
                "share of digits");
    }
}
