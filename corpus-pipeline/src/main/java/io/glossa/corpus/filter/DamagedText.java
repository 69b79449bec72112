package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts with replacement characters or with traces of the wrong character set that could not be repaired.
 */
public final class DamagedText implements DocumentFilter {
    @Override
    public String name() {
        return "mojibake";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-damaged-characters"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        double share = (double) document.characters().damaged()
                / Math.max(1, document.characters().total());
        return Verdict.atMost(share, limits.get("max-damaged-characters"), "share of damaged characters");
    }
}
