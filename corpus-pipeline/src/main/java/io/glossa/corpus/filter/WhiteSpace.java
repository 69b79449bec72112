package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts that are mostly empty space, as broken tables are. Source: NeMo Curator, WhiteSpaceFilter, at most
 * 0.25; Korean, with its short words, has more.
 */
public final class WhiteSpace implements DocumentFilter {
    @Override
    public String name() {
        return "white-space";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-white-space").or(0.35));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.characters().share(document.characters().spaces()),
                limits.get("max-white-space"),
                "share of white space");
    }
}
