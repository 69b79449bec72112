package io.glossa.vocab.measure;

import java.util.Arrays;

/**
 * How evenly a tokenizer's vocabulary is used, of a code's efficiency over a noiseless channel the kind that best predicted
 * translation quality.
 *
 * <p><b>Formula.</b> With p<sub>v</sub> the share of the tokens that are v and V the vocabulary,
 * {@code E = H / ln |V|} where {@code H = ln(sum of p^alpha) / (1 - alpha)}, Rényi's entropy of order alpha; for alpha = 1 Shannon's,
 * {@code H = -sum of p ln p}. 1 when every id is used alike, 0 when only one is used.
 *
 * <p>Divided by the size of the whole vocabulary, as in the paper's bound: ids that a text never uses count against the tokenizer.
 * The same text is needed for numbers to compare, and a monolingual text cannot use a multilingual vocabulary well.
 *
 * <p><b>Errors.</b> {@link IllegalArgumentException} for a negative order. <b>Determinism.</b> Pure; sums from the rarest id up, so
 * that the order of the ids is irrelevant. <b>Cost.</b> O(|V| log |V|).
 *
 * <p><b>Source.</b> Zouhar et al. 2023, "Tokenization and the Noiseless Channel", ACL 2023, section 4; order 2.5 as there. Their
 * scorer divides by the ids seen unless told the vocabulary.
 */
public final class RenyiEfficiency {
    /** The order of the paper. */
    public static final double ALPHA = 2.5;

    private RenyiEfficiency() {}

    /**
     * The efficiency of counts.
     *
     * @param occurrences of every id of the vocabulary, zeros included
     * @param alpha order of the entropy, at least 0
     * @return 0 to 1; 0 when nothing occurred or there is one id
     */
    public static double of(long[] occurrences, double alpha) {
        if (!(alpha >= 0)) {
            throw new IllegalArgumentException("the order of Rényi's entropy must be at least 0, found: " + alpha);
        }
        double total = 0;
        for (long count : occurrences) {
            total += count;
        }
        if (total == 0 || occurrences.length < 2) {
            return 0;
        }
        long[] sorted = occurrences.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (long count : sorted) {
            double share = count / total;
            if (count > 0) {
                sum += alpha == 1 ? -share * Math.log(share) : Math.pow(share, alpha);
            }
        }
        double entropy = alpha == 1 ? sum : Math.log(sum) / (1 - alpha);
        // Rounding may leave a negative zero.
        return Math.max(0, entropy / Math.log(occurrences.length));
    }
}
