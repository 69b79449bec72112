package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.testng.annotations.Test;

public class RowDiagnosisTest {
    @Test
    void meanCosineIsThatOverAllPairs() {
        Random random = new Random(3);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            rows.add(random.doubles(7, -1, 2).toArray());
        }
        double sum = 0;
        for (int a = 0; a < rows.size(); a++) {
            for (int b = 0; b < rows.size(); b++) {
                sum += a == b ? 0 : cosine(rows.get(a), rows.get(b));
            }
        }
        assertThat(meanCosine(rows)).isCloseTo(sum / (25 * 24), within(1e-13));
    }

    @Test
    void equalRowsHaveCosineOneAndTooFewHaveZero() {
        double[] row = {1, -2, 3};
        assertThat(meanCosine(List.of(row, row, row))).isCloseTo(1, within(1e-15));
        assertThat(meanCosine(List.of(row))).isZero();
        assertThat(meanCosine(List.of())).isZero();
        assertThat(meanCosine(List.of(row, new double[3]))).isZero();
    }

    @Test
    void comparesLengths() {
        EmbeddingMatrix base = EmbeddingMatrix.of("e", new float[] {3, 4, 0, 1, 6, 8}, 2, new BitSet());
        RowDiagnosis diagnosis =
                RowDiagnosis.of(RowSpread.ofCounted(base), spread(List.of(new double[] {0, 2}, new double[] {5, 12})));
        assertThat(diagnosis.baseNorms()).isEqualTo(new RowDiagnosis.Norms(1, 5, 16 / 3.0, 10));
        assertThat(diagnosis.newNorms()).isEqualTo(new RowDiagnosis.Norms(2, 7.5, 7.5, 13));
        assertThat(diagnosis.newMeanCosine()).isCloseTo(12 / 13.0, within(1e-15));
    }

    private static double meanCosine(List<double[]> rows) {
        return spread(rows).meanCosine();
    }

    private static RowSpread spread(List<double[]> rows) {
        RowSpread spread = new RowSpread(rows.isEmpty() ? 1 : rows.get(0).length);
        rows.forEach(spread::add);
        return spread;
    }

    private static double cosine(double[] a, double[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }
}
