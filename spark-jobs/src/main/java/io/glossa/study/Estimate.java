package io.glossa.study;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean over seeds and documents with what is not known about it.
 *
 * <p><b>Formula.</b> For costs {@code c[s][d]} in nats of seed s and document d of {@code b[d]} bytes, a seed's value is
 * {@code r[s] = sum_d c[s][d] / (ln 2 sum_d b[d])} and the estimate their mean. Its variance has two parts that do not know of each
 * other: that of the mean over seeds, {@code var(r) / n}, and that over documents, taken by drawing them with replacement from the
 * costs averaged over seeds. The interval is Student's, {@code +- t(0.975, f) sqrt(v_seeds + v_documents)}, with the degrees of freedom of
 * Welch and Satterthwaite; the probability is two-sided against 0. A difference of two arms is estimated from the differences of
 * their costs, seed by seed and document by document: a paired test.
 *
 * <p>With one seed the interval speaks of the documents alone, and says nothing of luck.
 *
 * <p><b>Determinism.</b> The draws are a function of the number of documents.
 *
 * <p><b>Source.</b> Efron and Tibshirani, An Introduction to the Bootstrap, section 7.2 (ratios); Satterthwaite 1946, An approximate
 * distribution of estimates of variance components; documents and seeds are crossed, so what a document costs by luck of a seed is counted in both
 * parts: the interval is rather too wide than too narrow.
 *
 * @param value bits per byte
 * @param low end of the 95 % interval
 * @param high the other end
 * @param probability of a value as far from 0 if the truth were 0
 * @param seedDeviation standard deviation of the seeds' values; 0 of a single one
 */
public record Estimate(double value, double low, double high, double probability, double seedDeviation) {
    private static final int RESAMPLES = 2000;
    private static final long SEED = 17;
    private static final double UPPER = 0.975;

    /**
     * Estimates.
     *
     * @param nats costs, by seed and document
     * @param bytes of the documents
     */
    static Estimate of(List<double[]> nats, long[] bytes) {
        int seeds = nats.size();
        double[] values =
                nats.stream().mapToDouble(costs -> ratio(costs, bytes)).toArray();
        double value = Arrays.stream(values).average().orElseThrow();
        double[] mean = new double[bytes.length];
        nats.forEach(costs -> Arrays.setAll(mean, d -> mean[d] + costs[d] / seeds));
        double ofSeeds = variance(values) / seeds;
        double ofDocuments = resampled(mean, bytes);
        double variance = ofSeeds + ofDocuments;
        if (variance == 0) {
            return new Estimate(value, value, value, value == 0 ? 1 : 0, 0);
        }
        double freedom =
                variance * variance / (squareOver(ofSeeds, seeds - 1) + squareOver(ofDocuments, bytes.length - 1));
        TDistribution student = new TDistribution(null, freedom);
        double error = Math.sqrt(variance);
        double reach = student.inverseCumulativeProbability(UPPER) * error;
        return new Estimate(
                value,
                value - reach,
                value + reach,
                2 * student.cumulativeProbability(-Math.abs(value) / error),
                Math.sqrt(variance(values)));
    }

    /** The width of the interval, to either side. */
    double reach() {
        return high - value;
    }

    private static double ratio(double[] nats, long[] bytes) {
        return Arrays.stream(nats).sum() / Math.log(2) / Arrays.stream(bytes).sum();
    }

    private static double variance(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    /** Variance of the ratio when documents are drawn with replacement. */
    private static double resampled(double[] nats, long[] bytes) {
        if (bytes.length < 2) {
            return 0;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] ratios = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double cost = 0;
            long size = 0;
            for (int i = 0; i < bytes.length; i++) {
                int drawn = random.nextInt(bytes.length);
                cost += nats[drawn];
                size += bytes[drawn];
            }
            ratios[r] = cost / Math.log(2) / size;
        }
        return variance(ratios);
    }

    private static double squareOver(double variance, int freedom) {
        return variance == 0 ? 0 : variance * variance / freedom;
    }
}
