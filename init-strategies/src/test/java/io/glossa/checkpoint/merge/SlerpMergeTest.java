package io.glossa.checkpoint.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.testng.annotations.Test;

public class SlerpMergeTest {
    @Test
    void givesTheNumbersOfTheFormulaInPython() {
        // python3: a=[.5,-1.25,2.,.75]; b=[1.5,.25,-.5,3.]; the lines of mergekit's slerp with math.sqrt, acos and sin;
        // t=.3.
        double[] a = {0.5, -1.25, 2.0, 0.75};
        double[] b = {1.5, 0.25, -0.5, 3.0};
        double[] c = SlerpMerge.coefficients(0.3, dot(a, a), dot(b, b), dot(a, b));
        assertThat(c[0]).isCloseTo(0.8361141119520161, within(1e-14));
        assertThat(c[1]).isCloseTo(0.40830369475228995, within(1e-14));
    }

    @Test
    void keepsTheNormOfModelsThatHaveTheSame() {
        Random random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            double cosine = 2 * random.nextDouble() - 1;
            double t = random.nextDouble();
            double norm = Math.exp(random.nextGaussian());
            if (Math.abs(cosine) > 0.9995) {
                continue;
            }
            double[] c = SlerpMerge.coefficients(t, norm * norm, norm * norm, cosine * norm * norm);
            double squared = (c[0] * c[0] + c[1] * c[1] + 2 * c[0] * c[1] * cosine) * norm * norm;
            assertThat(Math.sqrt(squared)).as("cosine %s, t %s", cosine, t).isCloseTo(norm, within(1e-9 * norm));
        }
    }

    @Test
    void isSymmetric() {
        double[] there = SlerpMerge.coefficients(0.2, 4, 9, 2);
        double[] back = SlerpMerge.coefficients(0.8, 9, 4, 2);
        assertThat(there[0]).isCloseTo(back[1], within(1e-15));
        assertThat(there[1]).isCloseTo(back[0], within(1e-15));
    }

    @Test
    void isLinearWhereThereIsNoAngle() {
        assertThat(SlerpMerge.coefficients(0.25, 1, 1, 0.9996)).containsExactly(0.75, 0.25);
        assertThat(SlerpMerge.coefficients(0.25, 1, 1, -0.9996)).containsExactly(0.75, 0.25);
        assertThat(SlerpMerge.coefficients(0.25, 0, 1, 0)).containsExactly(0.75, 0.25);
        assertThat(SlerpMerge.coefficients(0.25, 1, 1, 0.9994)[0]).isNotEqualTo(0.75);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
