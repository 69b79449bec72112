package io.glossa.corpus.filter;

/**
 * How the sentences of a text are; see {@link SentenceFinder} for what a sentence is.
 *
 * @param total all of them
 * @param questionable by {@link QuestionableSentences}
 * @param ellipses sentences that trail off
 * @param letters letters in all of them
 * @param longestLetters letters in the longest
 * @param repeated share of the sentences that repeat an earlier one
 * @param repeatedCharacters share of the sentences' characters in those
 */
public record SentenceCounts(
        int total,
        int questionable,
        int ellipses,
        long letters,
        int longestLetters,
        double repeated,
        double repeatedCharacters) {
    /** Of a text whose sentences nobody looks at. */
    static final SentenceCounts NONE = new SentenceCounts(0, 0, 0, 0, 0, 0, 0);

    /** Share of the questionable ones; 0 without sentences. */
    public double questionableShare() {
        return total == 0 ? 0 : (double) questionable / total;
    }

    /** Share of those that trail off; 0 without sentences. */
    public double ellipsisShare() {
        return total == 0 ? 0 : (double) ellipses / total;
    }

    /** Mean length in letters; 0 without sentences. */
    public double meanLetters() {
        return total == 0 ? 0 : (double) letters / total;
    }
}
