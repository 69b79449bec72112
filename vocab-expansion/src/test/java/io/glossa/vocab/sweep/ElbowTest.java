package io.glossa.vocab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.testng.annotations.Test;

public final class ElbowTest {
    @Test
    public void isTheKneeOfThePapersCurve() {
        // Figure 2 of Satopaa et al. is y = 5 - 1 / (x + 0.1) on ten points of [0, 1]; kneed finds x = 0.222, the third
        // of ten points. The
        // same curve turned over is an elbow.
        List<double[]> curve = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            curve.add(new double[] {i / 9.0, 1 / (i / 9.0 + 0.1) - 5});
        }
        assertThat(Elbow.of(curve, 0)).isEqualTo(2);
    }

    @Test
    public void liesWhereTheSlopeIsThatOfTheChord() {
        // y = 1 / x from 1 to 16: the chord falls by (1 - 1/16) / 15 = 1/16, and so does 1 / x at 4.
        List<double[]> curve = new ArrayList<>();
        for (double x = 1; x <= 16; x += 0.25) {
            curve.add(new double[] {x, 1 / x});
        }
        assertThat(curve.get(Elbow.of(curve, 0))[0]).isEqualTo(4);
    }

    @Test
    public void isSoughtFromTheLeastXOn() {
        // Two slopes, as of characters and merges: the first bend lies farther below the line than the second.
        List<double[]> curve = List.of(
                new double[] {0, 10},
                new double[] {1, 3},
                new double[] {2, 2.95},
                new double[] {3, 2},
                new double[] {9, 1},
                new double[] {10, 1});
        assertThat(Elbow.of(curve, 0)).isEqualTo(1);
        assertThat(Elbow.of(curve, 2)).isEqualTo(3);
        assertThat(Elbow.of(curve, 10)).isZero();
    }

    @Test
    public void unitsAreIrrelevant() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            List<double[]> curve = new ArrayList<>();
            List<double[]> scaled = new ArrayList<>();
            double x = 0;
            double y = 10;
            for (int i = 0; i < 12; i++) {
                curve.add(new double[] {x, y});
                scaled.add(new double[] {1000 * x + 7, 3 * y - 2});
                x += 1 + random.nextInt(9);
                y -= random.nextDouble() / (1 + i);
            }
            assertThat(Elbow.of(scaled, 0)).as("round %d", round).isEqualTo(Elbow.of(curve, 0));
        }
    }

    @Test
    public void thereIsNoneOnALineAHillOrTwoPoints() {
        assertThat(Elbow.of(List.of(new double[] {0, 4}, new double[] {1, 3}, new double[] {2, 2}), 0))
                .isZero();
        assertThat(Elbow.of(List.of(new double[] {0, 4}, new double[] {1, 3.9}, new double[] {2, 1}), 0))
                .isZero();
        assertThat(Elbow.of(List.of(new double[] {0, 1}, new double[] {1, 2}, new double[] {2, 3}), 0))
                .isZero();
        assertThat(Elbow.of(List.of(new double[] {0, 4}, new double[] {1, 3}), 0))
                .isZero();
        assertThat(Elbow.of(List.of(), 0)).isZero();
    }

    @Test
    public void refusesPointsOutOfOrder() {
        assertThatThrownBy(() -> Elbow.of(List.of(new double[] {2, 4}, new double[] {2, 3}, new double[] {3, 1}), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must rise");
    }
}
