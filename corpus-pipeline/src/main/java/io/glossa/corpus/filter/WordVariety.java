package io.glossa.corpus.filter;

/**
 * How the words of a text differ from one another.
 *
 * <p><b>Formula.</b> Over the different words w, told apart without letter case: distinct share = number of w / words;
 * entropy = -Σ p(w) log2 p(w), with p(w) = occurrences / words. Both 0 without words.
 *
 * <p><b>Source.</b> RedPajama-Data v2, signals rps_doc_frac_unique_words and rps_doc_unigram_entropy (ours in bits).
 *
 * @param distinctShare different words per word
 * @param entropyBits of the distribution of the words
 */
public record WordVariety(double distinctShare, double entropyBits) {
    /** Of a text whose words nobody compares. */
    static final WordVariety NONE = new WordVariety(0, 0);

    static WordVariety of(Segments words, LongCounter counter) {
        int total = words.count();
        if (total == 0) {
            return NONE;
        }
        counter.reset(total);
        int distinct = 0;
        double weighted = 0;
        for (int i = 0; i < total; i++) {
            int occurrences = counter.add(words.hash(i));
            distinct += occurrences == 1 ? 1 : 0;
            // The sum of n log n over the words grows by this when n becomes n + 1.
            weighted += timesLog(occurrences) - timesLog(occurrences - 1);
        }
        double nats = Math.log(total) - weighted / total;
        return new WordVariety((double) distinct / total, Math.max(0, nats / Math.log(2)));
    }

    private static double timesLog(int n) {
        return n <= 1 ? 0 : n * Math.log(n);
    }
}
