package io.glossa.train.eval;

/**
 * Interpolated Kneser-Ney over pairs of tokens: the strongest smoothing for so short a context, so that beating it means
 * something.
 *
 * <p><b>Formula.</b> {@code P(w | v) = max(c(v, w) - D, 0) / c(v) + D T(v) / c(v) P'(w)}, where T(v) is the number of
 * different followers of v, and P' the absolutely discounted share of different contexts that w was seen after. After a
 * token never seen as a context, P' alone.
 *
 * <p><b>Source.</b> Kneser and Ney 1995, Improved backing-off for m-gram language modeling; interpolated form of Chen and
 * Goodman 1998, section 2.7.
 */
final class BigramModel implements CountModel {
    private final PairCounts pairs;
    private final double discount;
    private final long[] contextTotals;
    private final int[] followers;
    private final double[] lower;

    private BigramModel(PairCounts pairs, double discount, long[] contextTotals, int[] followers, double[] lower) {
        this.pairs = pairs;
        this.discount = discount;
        this.contextTotals = contextTotals;
        this.followers = followers;
        this.lower = lower;
    }

    static BigramModel of(TokenCounts counts) {
        int vocabulary = counts.vocabularySize();
        long[] contextTotals = new long[vocabulary];
        int[] followers = new int[vocabulary];
        int[] contexts = new int[vocabulary];
        Discount discount = new Discount();
        counts.pairs().forEach((first, second, count) -> {
            contextTotals[first] += count;
            followers[first]++;
            contexts[second]++;
            discount.see(count);
        });
        return new BigramModel(
                counts.pairs(), discount.value(), contextTotals, followers, UnigramModel.discounted(contexts));
    }

    @Override
    public double logProbability(int previous, int token) {
        long total = contextTotals[previous];
        if (total == 0) {
            return Math.log(lower[token]);
        }
        double kept = Math.max(pairs.count(previous, token) - discount, 0) / total;
        return Math.log(kept + discount * followers[previous] / total * lower[token]);
    }
}
