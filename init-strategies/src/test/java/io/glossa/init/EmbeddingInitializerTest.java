package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.testng.annotations.Test;

public class EmbeddingInitializerTest {
    /** Row 0 is a control piece and does not count. */
    private static final float[] VALUES = {
        100, -100,
        1, 2,
        3, 6,
        5, 1
    };

    private final EmbeddingMatrix matrix = new EmbeddingMatrix("e", VALUES, 2, counted());

    @Test
    void statisticsLeaveOutWhatIsNoText() {
        assertThat(matrix.countedRows()).isEqualTo(3);
        // By hand: (1+3+5)/3, (2+6+1)/3; sqrt((4+0+4)/3), sqrt((1+9+4)/3); (sqrt 5 + sqrt 45 + sqrt 26)/3.
        assertThat(matrix.mean(0)).isCloseTo(3, within(1e-15));
        assertThat(matrix.mean(1)).isCloseTo(3, within(1e-15));
        assertThat(matrix.deviation(0)).isCloseTo(1.632993161855452, within(1e-14));
        assertThat(matrix.deviation(1)).isCloseTo(2.160246899469287, within(1e-14));
        assertThat(matrix.meanNorm()).isCloseTo(4.681097141197315, within(1e-14));
    }

    @Test
    void globalMeanIsTheMeanOfTheTextRows() {
        assertThat(row("global-mean", new NewPiece(9, "x", List.of(1)))).containsExactly(3, 3);
    }

    @Test
    void subtokenMeanCountsEveryPartAsOftenAsItOccurs() {
        // (1+1+5)/3 and (2+2+1)/3.
        assertThat(row("subtoken-mean", new NewPiece(9, "x", List.of(1, 3, 1))))
                .containsExactly(new double[] {7 / 3.0, 5 / 3.0}, within(1e-15));
        assertThat(row("subtoken-mean", new NewPiece(9, "x", List.of(0)))).containsExactly(100, -100);
    }

    @Test
    void subtokenMeanOfNoPartsIsTheGlobalMean() {
        assertThat(row("subtoken-mean", new NewPiece(9, "x", List.of()))).containsExactly(3, 3);
    }

    @Test
    void normalHasTheMomentsOfTheBase() {
        int n = 40_000;
        RowInitializer normal = EmbeddingInitializers.get("normal").prepare(matrix, 5);
        double[] sums = new double[2];
        double[] squares = new double[2];
        double products = 0;
        for (int id = 0; id < n; id++) {
            double[] row = new double[2];
            normal.fill(new NewPiece(id, "x", List.of()), row);
            for (int j = 0; j < 2; j++) {
                double z = (row[j] - matrix.mean(j)) / matrix.deviation(j);
                sums[j] += z;
                squares[j] += z * z;
            }
            products += (row[0] - matrix.mean(0)) * (row[1] - matrix.mean(1));
        }
        // Five standard errors: 5/sqrt(n) for a mean, 5*sqrt(2/n) for a variance.
        for (int j = 0; j < 2; j++) {
            assertThat(sums[j] / n).isCloseTo(0, within(0.025));
            assertThat(squares[j] / n).isCloseTo(1, within(0.036));
        }
        assertThat(products / n / matrix.deviation(0) / matrix.deviation(1)).isCloseTo(0, within(0.025));
    }

    @Test
    void normalDiffersBySeedPieceAndMatrix() {
        NewPiece piece = new NewPiece(9, "x", List.of());
        EmbeddingInitializer normal = EmbeddingInitializers.get("normal");
        double[] row = filled(normal.prepare(matrix, 1), piece);
        assertThat(filled(normal.prepare(matrix, 1), piece)).containsExactly(row);
        assertThat(filled(normal.prepare(matrix, 2), piece)).isNotEqualTo(row);
        assertThat(filled(normal.prepare(matrix, 1), new NewPiece(10, "x", List.of())))
                .isNotEqualTo(row);
        EmbeddingMatrix head = new EmbeddingMatrix("lm_head.weight", VALUES, 2, counted());
        assertThat(filled(normal.prepare(head, 1), piece)).isNotEqualTo(row);
    }

    @Test
    void normMatchingScalesToTheBasesMeanLengthAndLeavesZeroAlone() {
        double[] row = {3, 4};
        NormMatching.BASE_MEAN.apply(matrix, row);
        assertThat(Math.hypot(row[0], row[1])).isCloseTo(4.681097141197315, within(1e-14));
        assertThat(row[1] / row[0]).isCloseTo(4 / 3.0, within(1e-15));
        double[] zero = {0, 0};
        NormMatching.BASE_MEAN.apply(matrix, zero);
        assertThat(zero).containsExactly(0, 0);
        double[] kept = {3, 4};
        NormMatching.NONE.apply(matrix, kept);
        assertThat(kept).containsExactly(3, 4);
    }

    private double[] row(String name, NewPiece piece) {
        return filled(EmbeddingInitializers.get(name).prepare(matrix, 1), piece);
    }

    private static double[] filled(RowInitializer initializer, NewPiece piece) {
        double[] row = new double[2];
        initializer.fill(piece, row);
        return row;
    }

    private static BitSet counted() {
        BitSet counted = new BitSet();
        counted.set(1, 4);
        return counted;
    }
}
