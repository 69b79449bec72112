package io.glossa.train.eval;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Intervals by resampling documents: tokens of one document depend on each other, documents hardly do.
 *
 * <p><b>Formula.</b> Draw as many documents as there are, with replacement, and take the ratio of sums; the interval
 * runs from the 2.5th to the 97.5th percentile of the draws. A difference of two models is resampled as pairs: the same
 * draws for both.
 *
 * <p><b>Determinism.</b> The draws are a function of seed, number of documents and number of resamples.
 *
 * <p><b>Source.</b> Efron and Tibshirani, An Introduction to the Bootstrap, sections 13.3 (percentile interval) and
 * 7.2 (resampling of ratios); Koehn 2004 (W04-3250) for pairing.
 *
 * @param seed of the draws
 * @param resamples how many draws; 1,000 fix the bounds of a narrow interval to about a twentieth of its width
 */
record Bootstrap(long seed, int resamples) {
    /** Half of what a 95 % interval leaves out. */
    private static final double TAIL = 0.025;

    Interval interval(DocumentSums sums) {
        SplittableRandom random = new SplittableRandom(seed);
        int documents = sums.bytes().length;
        double[] ratios = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            long[] bytes = new long[documents];
            double[] nats = new double[documents];
            for (int i = 0; i < documents; i++) {
                int drawn = random.nextInt(documents);
                bytes[i] = sums.bytes()[drawn];
                nats[i] = sums.nats()[drawn];
            }
            ratios[r] = new DocumentSums(bytes, nats, 0).bitsPerByte();
        }
        Arrays.sort(ratios);
        return new Interval(percentile(ratios, TAIL), percentile(ratios, 1 - TAIL));
    }

    /** Linear between the two nearest ranks. */
    static double percentile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
