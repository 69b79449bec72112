package io.glossa.corpus.filter;

/**
 * What the words of a text are.
 *
 * @param total all of them
 * @param characters UTF-16 units in them
 * @param withLetter words with at least one letter
 * @param functional words that are stop words of the language or bear one of its stop endings
 * @param distinctFunctional different ones among those stop words and endings
 */
public record WordCounts(int total, long characters, int withLetter, int functional, int distinctFunctional) {
    /** Mean length in characters; 0 without words. */
    public double meanLength() {
        return total == 0 ? 0 : (double) characters / total;
    }

    /** Share of the words with a letter; 0 without words. */
    public double letterShare() {
        return total == 0 ? 0 : (double) withLetter / total;
    }

    /** Share, among the words with a letter, of those that are or bear function words; 0 without any. */
    public double functionalShare() {
        return withLetter == 0 ? 0 : Math.min(1, (double) functional / withLetter);
    }

    /** Occurrences of something per word; as many as occurrences when there is no word. */
    public double perWord(int occurrences) {
        return (double) occurrences / Math.max(1, total);
    }
}
