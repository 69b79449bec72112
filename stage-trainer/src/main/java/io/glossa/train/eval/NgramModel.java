package io.glossa.train.eval;

/**
 * Interpolated Kneser-Ney over sequences of n tokens: the strongest smoothing for so short a context, so that beating it means
 * something.
 *
 * <p><b>Formula.</b> {@code P(w | h) = max(c(h, w) - D, 0) / c(h) + D T(h) / c(h) P(w | h')}, where h' is h without its first token,
 * T(h) the number of different followers of h, and c counts as in {@link NgramCounts}; each length has a {@link Discount} of its
 * own. The shortest context is empty: the absolutely discounted share of different contexts that w was seen after. After an h
 * never seen, {@code P(w | h')} alone.
 *
 * <p><b>Source.</b> Kneser and Ney 1995, Improved backing-off for m-gram language modeling; interpolated form of Chen and
 * Goodman 1998, section 2.7.
 */
final class NgramModel implements CountModel {
    private final NgramCounts counts;
    private final double[] discounts;
    /** By length of the sequence and number of its context. */
    private final long[][] totals;

    private final int[][] followers;
    private final double[] shortest;

    private NgramModel(NgramCounts counts, int vocabularySize) {
        int order = counts.order();
        this.counts = counts;
        this.discounts = new double[order + 1];
        this.totals = new long[order + 1][];
        this.followers = new int[order + 1][];
        for (int length = 2; length <= order; length++) {
            long[] total = new long[counts.table(length - 1).size()];
            int[] follower = new int[total.length];
            Discount discount = new Discount();
            counts.table(length).forEach((context, token, count) -> {
                total[context] += count;
                follower[context]++;
                discount.see(count);
            });
            totals[length] = total;
            followers[length] = follower;
            discounts[length] = discount.value();
        }
        int[] contexts = new int[vocabularySize];
        counts.table(1).forEach((empty, token, count) -> contexts[token] = count);
        this.shortest = UnigramModel.discounted(contexts);
    }

    static NgramModel of(NgramCounts counts, int vocabularySize) {
        return new NgramModel(counts, vocabularySize);
    }

    @Override
    public double logProbability(int[] tokens, int position) {
        int token = tokens[position];
        double probability = shortest[token];
        for (int length = 2; length <= Math.min(counts.order(), position + 1); length++) {
            int context = counts.find(tokens, position + 1 - length, position);
            // What was never followed by anything is not at the end of anything longer that was.
            if (context < 0 || totals[length][context] == 0) {
                break;
            }
            double total = totals[length][context];
            int number = counts.table(length).find(context, token);
            int count = number < 0 ? 0 : counts.table(length).count(number);
            probability = Math.max(count - discounts[length], 0) / total
                    + discounts[length] * followers[length][context] / total * probability;
        }
        return Math.log(probability);
    }
}
