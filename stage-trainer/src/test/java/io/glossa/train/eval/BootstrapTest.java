package io.glossa.train.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.testng.annotations.Test;

public class BootstrapTest {
    private final Bootstrap bootstrap = new Bootstrap(17, 1000);

    @Test
    public void sameSeedSameInterval() {
        DocumentSums sums = sums(300, 1);
        assertThat(bootstrap.interval(sums)).isEqualTo(new Bootstrap(17, 1000).interval(sums));
        assertThat(bootstrap.interval(sums)).isNotEqualTo(new Bootstrap(18, 1000).interval(sums));
    }

    @Test
    public void equalDocumentsHaveNoSpread() {
        DocumentSums sums = new DocumentSums(new long[] {10, 10, 10}, new double[] {7, 7, 7}, 3);
        Interval interval = bootstrap.interval(sums);
        assertThat(interval.low()).isEqualTo(sums.bitsPerByte(), within(1e-12));
        assertThat(interval.high()).isEqualTo(sums.bitsPerByte(), within(1e-12));
    }

    /** The normal approximation of the mean of equally long documents: 1.96 standard errors to each side. */
    @Test
    public void agreesWithTheNormalApproximation() {
        int documents = 400;
        SplittableRandom random = new SplittableRandom(3);
        long[] bytes = new long[documents];
        double[] nats = new double[documents];
        double mean = 0;
        for (int i = 0; i < documents; i++) {
            bytes[i] = 100;
            nats[i] = 100 * Math.log(2) * random.nextDouble(1, 3);
            mean += nats[i] / 100 / Math.log(2) / documents;
        }
        double variance = 0;
        for (double n : nats) {
            variance += Math.pow(n / 100 / Math.log(2) - mean, 2) / (documents - 1);
        }
        double margin = 1.96 * Math.sqrt(variance / documents);
        Interval interval = bootstrap.interval(new DocumentSums(bytes, nats, 0));
        assertThat(interval.low()).isEqualTo(mean - margin, within(0.15 * margin));
        assertThat(interval.high()).isEqualTo(mean + margin, within(0.15 * margin));
    }

    @Test
    public void pairsSeparateWhatSingleIntervalsDoNot() {
        DocumentSums base = sums(300, 1);
        double[] better = base.nats().clone();
        for (int i = 0; i < better.length; i++) {
            better[i] -= 0.01 * base.bytes()[i];
        }
        Comparison comparison = Comparison.of(base, new DocumentSums(base.bytes(), better, 0), bootstrap);
        assertThat(comparison.interval().high())
                .isGreaterThan(comparison.baseInterval().low());
        assertThat(comparison.verdict()).isEqualTo("adapted better");
        assertThat(comparison.difference()).isEqualTo(-0.01 / Math.log(2), within(1e-9));
    }

    @Test
    public void theSameModelIsNotSeparable() {
        DocumentSums base = sums(50, 1);
        Comparison comparison = Comparison.of(base, base, bootstrap);
        assertThat(comparison.verdict()).isEqualTo("no separable difference");
        assertThat(comparison.differenceInterval()).isEqualTo(new Interval(0, 0));
    }

    @Test
    public void percentilesLieBetweenRanks() {
        assertThat(Bootstrap.percentile(new double[] {0, 10}, 0.25)).isEqualTo(2.5);
        assertThat(Bootstrap.percentile(new double[] {5}, 0.975)).isEqualTo(5);
    }

    private static DocumentSums sums(int documents, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] bytes = new long[documents];
        double[] nats = new double[documents];
        for (int i = 0; i < documents; i++) {
            bytes[i] = random.nextInt(50, 2_000);
            nats[i] = bytes[i] * random.nextDouble(0.5, 2.5);
        }
        return new DocumentSums(bytes, nats, 0);
    }
}
