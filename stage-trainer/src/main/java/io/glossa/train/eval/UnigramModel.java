package io.glossa.train.eval;

/**
 * Token frequencies with absolute discounting.
 *
 * <p><b>Formula.</b> {@code P(w) = max(c(w) - D, 0) / N + D T / N / V}: N tokens of T kinds in a vocabulary of V; what the
 * discount frees is spread evenly.
 */
final class UnigramModel implements CountModel {
    private final double[] logProbabilities;

    private UnigramModel(double[] logProbabilities) {
        this.logProbabilities = logProbabilities;
    }

    static UnigramModel of(TokenCounts counts) {
        int[] frequencies = new int[counts.vocabularySize()];
        for (int token = 0; token < frequencies.length; token++) {
            frequencies[token] = counts.count(token);
        }
        double[] probabilities = discounted(frequencies);
        for (int token = 0; token < probabilities.length; token++) {
            probabilities[token] = Math.log(probabilities[token]);
        }
        return new UnigramModel(probabilities);
    }

    /** Discounted relative frequencies that give every token something and sum to one. */
    static double[] discounted(int[] frequencies) {
        Discount discount = new Discount();
        long total = 0;
        int kinds = 0;
        for (int frequency : frequencies) {
            discount.see(frequency);
            total += frequency;
            kinds += frequency > 0 ? 1 : 0;
        }
        double freed = total == 0 ? 1 : discount.value() * kinds / total;
        double[] probabilities = new double[frequencies.length];
        for (int token = 0; token < probabilities.length; token++) {
            double kept = total == 0 ? 0 : Math.max(frequencies[token] - discount.value(), 0) / total;
            probabilities[token] = kept + freed / probabilities.length;
        }
        return probabilities;
    }

    @Override
    public double logProbability(int[] tokens, int position) {
        return logProbabilities[tokens[position]];
    }
}
