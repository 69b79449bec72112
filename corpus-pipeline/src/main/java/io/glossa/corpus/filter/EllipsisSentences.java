package io.glossa.corpus.filter;

/**
 * Rejects previews: texts many of whose sentences trail off. Source: Swallow (Okazaki et al. 2024), at most 0.2.
 */
public final class EllipsisSentences extends SentenceFilter {
    /** The filter. */
    public EllipsisSentences() {
        super(
                "ellipsis-sentences",
                Threshold.share("max-ellipsis-sentences").or(0.2),
                SentenceCounts::ellipsisShare,
                "share of sentences that end in an ellipsis");
    }
}
