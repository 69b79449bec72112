package io.glossa.init.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.init.EmbeddingMatrix;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodContexts;
import io.glossa.init.NewPiece;
import io.glossa.init.SeededRandom;
import io.glossa.init.algebra.RowCovariance;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.testng.annotations.Test;

public class MultivariateNormalTest {
    /**
     * By hand, over (1, 2), (3, 6), (5, 1) with the mean (3, 3): variances 8/3 and 14/3, covariance -2/3; so L = ((sqrt(8/3), 0),
     * (-2/3 / sqrt(8/3), sqrt(14/3 - 1/6))).
     */
    @Test
    void aRowIsTheMeanAndTheFactorTimesNormalNumbers() {
        Random random = SeededRandom.of(1, "e", 9);
        double z0 = random.nextGaussian();
        double z1 = random.nextGaussian();
        double[] row = row(new float[] {100, -100, 1, 2, 3, 6, 5, 1}, 2, Map.of("scale", 0.25), 9);
        assertThat(row[0]).isCloseTo(3 + 0.5 * 1.632993161855452 * z0, within(1e-7));
        assertThat(row[1]).isCloseTo(3 + 0.5 * (-0.408248290463863 * z0 + 2.1213203435596424 * z1), within(1e-7));
    }

    @Test
    void theStandardScaleIsThatOfTheSource() {
        double[] wide = row(new float[] {0, 0, 1, 2, 3, 6, 5, 1}, 2, Map.of("scale", 1.0), 9);
        double[] standard = row(new float[] {0, 0, 1, 2, 3, 6, 5, 1}, 2, Map.of(), 9);
        assertThat((standard[0] - 3) / (wide[0] - 3)).isCloseTo(Math.sqrt(1e-5), within(1e-9));
    }

    /** Three rows span a plane in eight dimensions: draws must be finite and stay in it. */
    @Test
    void fewerRowsThanDimensionsStillHaveAFactor() {
        float[] values = new float[4 * 8];
        for (int j = 0; j < 8; j++) {
            values[8 + j] = j;
            values[16 + j] = 2 * j;
            values[24 + j] = 3 * j;
        }
        double[] row = row(values, 8, Map.of("scale", 1.0), 9);
        // All rows are multiples of (0, 1, ..., 7), so the draw is one too.
        for (int j = 0; j < 8; j++) {
            assertThat(row[j]).isCloseTo(j * row[7] / 7, within(1e-2));
        }
        assertThat(row(new float[4 * 8], 8, Map.of(), 9)).containsOnly(0);
    }

    /** Blocks of uneven size, more dimensions than one step of the loop: the factor times itself is the covariance of all rows. */
    @Test
    void theFactorTimesItselfIsTheCovariance() {
        int width = 71;
        int count = 300;
        Random random = new Random(5);
        float[] rows = new float[count * width];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian() + (i > 0 ? 0.5f * rows[i - 1] : 0);
        }
        double[] mean = new double[width];
        for (int i = 0; i < rows.length; i++) {
            mean[i % width] += rows[i] / (double) count;
        }
        RowCovariance covariance = new RowCovariance(mean);
        for (int first = 0; first < count; first += 37) {
            int block = Math.min(37, count - first);
            covariance.add(Arrays.copyOfRange(rows, first * width, (first + block) * width), block);
        }
        double[] factor = covariance.factor();
        for (int a = 0; a < width; a++) {
            for (int b = 0; b <= a; b++) {
                double expected = 0;
                for (int row = 0; row < count; row++) {
                    expected += (rows[row * width + a] - mean[a]) * (rows[row * width + b] - mean[b]) / count;
                }
                double product = 0;
                for (int k = 0; k <= b; k++) {
                    product += factor[a * width + k] * factor[b * width + k];
                }
                assertThat(product).isCloseTo(expected, within(1e-6));
            }
        }
    }

    private static double[] row(float[] values, int width, Map<String, Object> parameters, int id) {
        BitSet counted = new BitSet();
        counted.set(1, values.length / width);
        MethodContext bare = MethodContexts.bare(EmbeddingMatrix.of("e", values, width, counted), 1);
        double[] row = new double[width];
        MethodContexts.prepare("multivariate-normal", parameters, bare).fill(new NewPiece(id, "x", List.of()), row);
        return row;
    }
}
