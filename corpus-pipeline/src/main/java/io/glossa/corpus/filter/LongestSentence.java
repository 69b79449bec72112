package io.glossa.corpus.filter;

/**
 * Rejects texts with a sentence of very many letters, which is no sentence but a table or text without end marks.
 * Source: Swallow (Okazaki et al. 2024), at most 200 letters of Japanese; an alphabet needs about three times as
 * many.
 */
public final class LongestSentence extends SentenceFilter {
    /** The filter. */
    public LongestSentence() {
        super(
                "longest-sentence",
                Threshold.count("max-longest-sentence").or(600).upTo(100_000),
                SentenceCounts::longestLetters,
                "number of letters of the longest sentence");
    }
}
