package io.glossa.corpus.filter;

/**
 * Rejects texts too many of whose sentences repeat an earlier one, wherever their lines end. Source: Swallow
 * (Okazaki et al. 2024), at most 0.3.
 */
public final class DuplicateSentences extends SentenceFilter {
    /** The filter. */
    public DuplicateSentences() {
        super(
                "duplicate-sentences",
                Threshold.share("max-duplicate-sentences").or(0.3),
                SentenceCounts::repeated,
                "share of repeated sentences");
    }
}
