package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects offensive and pornographic texts: too many of the words stand on the language's list of flagged words
 * (see {@link FlaggedWords}). One such word in a long text is a quotation, so the share decides.
 *
 * <p>Source: ROOTS (Laurençon et al. 2022) and SailCraft, at most 0.1; data-juicer 0.045; VinaSmol 0.01.
 */
public final class FlaggedWordShare implements DocumentFilter {
    static final String NAME = "flagged-words";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-flagged-words").or(0.045));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.FLAGGED_WORDS);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.words().flaggedShare(), limits.get("max-flagged-words"), "share of flagged words");
    }
}
