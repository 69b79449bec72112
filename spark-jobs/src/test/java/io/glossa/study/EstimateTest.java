package io.glossa.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.inference.TTest;
import org.testng.annotations.Test;

/** The estimate against tests and intervals that are known in closed form, and against what it promises. */
public final class EstimateTest {
    private static final double LN2 = Math.log(2);

    @Test
    public void aSeedsValueIsTheRatioOfSums() {
        Estimate estimate = Estimate.of(List.of(new double[] {2 * LN2, 6 * LN2}), new long[] {1, 3});
        assertThat(estimate.value()).isEqualTo(2, within(1e-12));
        assertThat(estimate.seedDeviation()).isZero();
    }

    @Test
    public void withDocumentsThatAgreeItIsTheTTestOverSeeds() {
        double[] seeds = {0.031, 0.052, 0.018, 0.044};
        List<double[]> costs = Arrays.stream(seeds)
                .mapToObj(value -> new double[] {value * LN2 * 10, value * LN2 * 30})
                .toList();
        Estimate estimate = Estimate.of(costs, new long[] {10, 30});
        assertThat(estimate.probability()).isEqualTo(new TTest().tTest(0, seeds), within(1e-9));
        // The 97.5th percentile of Student's t with 3 degrees of freedom, from the usual table.
        double error = Math.sqrt(6.6875e-4 / 3 / 4);
        assertThat(estimate.reach()).isEqualTo(3.182446 * error, within(1e-6));
    }

    @Test
    public void withSeedsThatAgreeItIsTheIntervalOverDocuments() {
        Random random = new Random(7);
        double[] nats = random.doubles(400, 0, 200).toArray();
        long[] bytes = new long[400];
        Arrays.fill(bytes, 100);
        Estimate estimate = Estimate.of(List.of(nats, nats, nats), bytes);
        double mean = Arrays.stream(nats).average().orElseThrow();
        double variance = Arrays.stream(nats).map(n -> (n - mean) * (n - mean)).sum() / 399;
        double closed = Math.sqrt(variance / 400) / 100 / LN2 * 1.966;
        assertThat(estimate.reach()).isEqualTo(closed, within(0.06 * closed));
    }

    @Test
    public void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        Random random = new Random(11);
        int held = 0;
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
            double[] ofDocument = random.doubles(60).map(u -> 40 * (u - 0.5)).toArray();
            List<double[]> costs = new ArrayList<>();
            for (int seed = 0; seed < 3; seed++) {
                double luck = 3 * random.nextGaussian();
                costs.add(Arrays.stream(ofDocument)
                        .map(cost -> 50 + cost + luck + 2 * random.nextGaussian())
                        .toArray());
            }
            long[] bytes = new long[60];
            Arrays.fill(bytes, 100);
            Estimate estimate = Estimate.of(costs, bytes);
            double truth = 50 / LN2 / 100;
            held += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
        }
        assertThat(held / (double) rounds).isBetween(0.91, 1.0);
    }

    @Test
    public void nothingAtAllIsCertain() {
        Estimate estimate = Estimate.of(List.of(new double[2], new double[2]), new long[] {5, 5});
        assertThat(estimate).isEqualTo(new Estimate(0, 0, 0, 1, 0));
    }
}
