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

    private final EmbeddingMatrix matrix = EmbeddingMatrix.of("e", VALUES, 2, counted());

    @Test
    void statisticsLeaveOutWhatIsNoText() {
        assertThat(matrix.statistics().count()).isEqualTo(3);
        // By hand: (1+3+5)/3, (2+6+1)/3; sqrt((4+0+4)/3), sqrt((1+9+4)/3); (sqrt 5 + sqrt 45 + sqrt 26)/3.
        assertThat(matrix.statistics().mean(0)).isCloseTo(3, within(1e-15));
        assertThat(matrix.statistics().mean(1)).isCloseTo(3, within(1e-15));
        assertThat(matrix.statistics().deviation(0)).isCloseTo(1.632993161855452, within(1e-14));
        assertThat(matrix.statistics().deviation(1)).isCloseTo(2.160246899469287, within(1e-14));
        assertThat(matrix.statistics().meanNorm()).isCloseTo(4.681097141197315, within(1e-14));
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
    void subtokenMeanDeclinesAPieceWithoutParts() {
        double[] row = new double[2];
        assertThat(prepared("subtoken-mean", matrix, 1).fill(new NewPiece(9, "x", List.of()), row))
                .isEmpty();
        assertThat(row).containsExactly(0, 0);
    }

    @Test
    void normalHasTheMomentsOfTheBase() {
        int n = 40_000;
        RowInitializer normal = prepared("normal", matrix, 5);
        double[] sums = new double[2];
        double[] squares = new double[2];
        double products = 0;
        for (int id = 0; id < n; id++) {
            double[] row = new double[2];
            normal.fill(new NewPiece(id, "x", List.of()), row);
            for (int j = 0; j < 2; j++) {
                double z = (row[j] - matrix.statistics().mean(j))
                        / matrix.statistics().deviation(j);
                sums[j] += z;
                squares[j] += z * z;
            }
            products += (row[0] - matrix.statistics().mean(0))
                    * (row[1] - matrix.statistics().mean(1));
        }
        // Five standard errors: 5/sqrt(n) for a mean, 5*sqrt(2/n) for a variance.
        for (int j = 0; j < 2; j++) {
            assertThat(sums[j] / n).isCloseTo(0, within(0.025));
            assertThat(squares[j] / n).isCloseTo(1, within(0.036));
        }
        assertThat(products
                        / n
                        / matrix.statistics().deviation(0)
                        / matrix.statistics().deviation(1))
                .isCloseTo(0, within(0.025));
    }

    @Test
    void normalDiffersBySeedPieceAndMatrix() {
        NewPiece piece = new NewPiece(9, "x", List.of());
        double[] row = filled(prepared("normal", matrix, 1), piece);
        assertThat(filled(prepared("normal", matrix, 1), piece)).containsExactly(row);
        assertThat(filled(prepared("normal", matrix, 2), piece)).isNotEqualTo(row);
        assertThat(filled(prepared("normal", matrix, 1), new NewPiece(10, "x", List.of())))
                .isNotEqualTo(row);
        EmbeddingMatrix head = EmbeddingMatrix.of("lm_head.weight", VALUES, 2, counted());
        assertThat(filled(prepared("normal", head, 1), piece)).isNotEqualTo(row);
    }

    @Test
    void normMatchingScalesToTheBasesMeanLengthAndLeavesZeroAlone() {
        double[] row = {3, 4};
        NormMatching.scale(row, matrix.statistics().meanNorm());
        assertThat(Math.hypot(row[0], row[1])).isCloseTo(4.681097141197315, within(1e-14));
        assertThat(row[1] / row[0]).isCloseTo(4 / 3.0, within(1e-15));
        double[] zero = {0, 0};
        NormMatching.scale(zero, 5);
        assertThat(zero).containsExactly(0, 0);
        double[] kept = {3, 4};
        NormMatching.scale(kept, Double.NaN);
        assertThat(kept).containsExactly(3, 4);
    }

    private double[] row(String name, NewPiece piece) {
        return filled(prepared(name, matrix, 1), piece);
    }

    private static RowInitializer prepared(String name, EmbeddingMatrix matrix, long seed) {
        return MethodCall.of(name).prepare(MethodContexts.bare(matrix, seed));
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
