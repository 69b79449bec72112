package io.glossa.corpus.filter;

/**
 * Rejects texts too much of which stands in sentences that repeat an earlier one. Source: Swallow (Okazaki et al.
 * 2024), at most 0.2.
 */
public final class DuplicateSentenceCharacters extends SentenceFilter {
    /** The filter. */
    public DuplicateSentenceCharacters() {
        super(
                "duplicate-sentence-characters",
                Threshold.share("max-duplicate-sentence-characters").or(0.2),
                SentenceCounts::repeatedCharacters,
                "share of characters in repeated sentences");
    }
}
