package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too few of whose characters are letters, their marks or digits. Source: data-juicer, at least
 * 0.25; NeMo Curator asks for 0.75.
 */
public final class Alphanumeric implements DocumentFilter {
    @Override
    public String name() {
        return "alphanumeric";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("min-alphanumeric").or(0.25));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.characters()
                        .share(document.characters().letters()
                                + document.characters().marks()
                                + document.characters().digits()),
                limits.get("min-alphanumeric"),
                "share of letters and digits");
    }
}
