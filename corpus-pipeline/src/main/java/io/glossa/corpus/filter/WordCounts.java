package io.glossa.corpus.filter;

/**
 * What the words of a text are.
 *
 * @param total all of them
 * @param characters UTF-16 units in them
 * @param withLetter words with at least one letter
 * @param functional words that are stop words of the language or bear one of its stop endings
 * @param distinctFunctional different ones among those stop words and endings
 * @param withScript words with at least one letter of the language's script
 * @param capitals words of two or more characters whose letters are all capitals
 * @param flagged words of the language's list of flagged words and phrases
 */
public record WordCounts(
        int total,
        long characters,
        int withLetter,
        int functional,
        int distinctFunctional,
        int withScript,
        int capitals,
        int flagged) {
    /** Mean length in characters; 0 without words. */
    public double meanLength() {
        return total == 0 ? 0 : (double) characters / total;
    }

    /** Share of the words with a letter; 0 without words. */
    public double letterShare() {
        return share(withLetter);
    }

    /** Share of the words with a letter of the language's script; 0 without words. */
    public double scriptShare() {
        return share(withScript);
    }

    /** Share of the words in capitals; 0 without words. */
    public double capitalShare() {
        return share(capitals);
    }

    /** Share of the flagged words; 0 without words. */
    public double flaggedShare() {
        return share(flagged);
    }

    /** Share, among the words with a letter, of those that are or bear function words; 0 without any. */
    public double functionalShare() {
        return withLetter == 0 ? 0 : Math.min(1, (double) functional / withLetter);
    }

    /** Occurrences of something per word; as many as occurrences when there is no word. */
    public double perWord(int occurrences) {
        return (double) occurrences / Math.max(1, total);
    }

    private double share(int some) {
        return total == 0 ? 0 : (double) some / total;
    }
}
