package io.glossa.vocab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class RenyiEfficiencyTest {
    private static final double EXACT = 1e-12;

    @DataProvider
    public Object[][] published() {
        return new Object[][] {
            // The README of zouharvi/tokenization-scorer: "pick @@ed pick @@l @@ed pick @@les" and the same cut finer.
            // Its
            // numbers are those of order 3, the default of the release they were made with.
            {"coarse", new long[] {3, 2, 1, 1}, 3.0, 0.8031528501359657},
            {"fine", new long[] {3, 3, 2, 2, 1}, 3.0, 0.9105681923824472},
            // log(sum((c / 16) ** a)) / (1 - a) / log(V) in Python 3.11.
            {"order 2.5", new long[] {8, 4, 2, 1, 1}, 2.5, 0.635739707321771},
            {"with unused ids", new long[] {8, 4, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 2.5, 0.36903547186647223},
            {"Shannon", new long[] {8, 4, 2, 1, 1}, 1.0, 0.807518546387612},
            {"Hartley", new long[] {8, 4, 2, 1, 1}, 0.0, 1.0},
        };
    }

    @Test(dataProvider = "published")
    public void agreesWithNumbersOfOthers(String name, long[] counts, double alpha, double expected) {
        assertThat(RenyiEfficiency.of(counts, alpha)).as(name).isCloseTo(expected, within(EXACT));
    }

    @Test
    public void isOneForEvenUseAndNothingForOneId() {
        assertThat(RenyiEfficiency.of(new long[] {7, 7, 7}, 2.5)).isCloseTo(1, within(EXACT));
        assertThat(RenyiEfficiency.of(new long[] {7, 0, 0}, 2.5)).isZero();
        assertThat(RenyiEfficiency.of(new long[] {7}, 2.5)).isZero();
        assertThat(RenyiEfficiency.of(new long[3], 2.5)).isZero();
    }

    @Test
    public void fallsWithTheOrderAndIgnoresTheOrderOfTheIds() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            long[] counts = random.longs(50, 0, 1000).toArray();
            counts[0]++;
            double before = 1 + EXACT;
            for (double alpha : new double[] {0, 0.5, 1, 2, 2.5, 5}) {
                double now = RenyiEfficiency.of(counts, alpha);
                assertThat(now).as("round %d, order %s", round, alpha).isBetween(0.0, before);
                before = now + EXACT;
            }
            long[] reversed = new long[counts.length];
            for (int i = 0; i < counts.length; i++) {
                reversed[i] = counts[counts.length - 1 - i];
            }
            assertThat(RenyiEfficiency.of(reversed, 2.5)).isEqualTo(RenyiEfficiency.of(counts, 2.5));
        }
    }

    @Test
    public void refusesANegativeOrder() {
        assertThatThrownBy(() -> RenyiEfficiency.of(new long[] {1, 2}, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
