package io.glossa.train.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class DynamicCodeTest {
    /**
     * Codes and values. Worked out by hand from the published construction: decades cut by a ruler into equal parts, of which the
     * middles are taken. The highest decade, 0.1 to 1, has 64 parts of 0.0140625 with sign, 128 of 0.00703125 without; the lowest one
     * with the middle 0.55e-6, and two with 0.325e-6 and 0.775e-6.
     */
    @DataProvider
    public Object[][] values() {
        return new Object[][] {
            {DynamicCode.SIGNED, 0, -0.99296875},
            {DynamicCode.SIGNED, 1, -0.97890625},
            {DynamicCode.SIGNED, 63, -0.10703125},
            {DynamicCode.SIGNED, 64, -0.09859375},
            {DynamicCode.SIGNED, 126, -5.5e-7},
            {DynamicCode.SIGNED, 127, 0},
            {DynamicCode.SIGNED, 128, 5.5e-7},
            {DynamicCode.SIGNED, 129, 3.25e-6},
            {DynamicCode.SIGNED, 130, 7.75e-6},
            {DynamicCode.SIGNED, 131, 2.125e-5},
            {DynamicCode.SIGNED, 190, 0.09859375},
            {DynamicCode.SIGNED, 191, 0.10703125},
            {DynamicCode.SIGNED, 254, 0.99296875},
            {DynamicCode.SIGNED, 255, 1},
            {DynamicCode.UNSIGNED, 0, 0},
            {DynamicCode.UNSIGNED, 1, 3.25e-7},
            {DynamicCode.UNSIGNED, 2, 7.75e-7},
            {DynamicCode.UNSIGNED, 3, 2.125e-6},
            {DynamicCode.UNSIGNED, 126, 0.099296875},
            {DynamicCode.UNSIGNED, 127, 0.103515625},
            {DynamicCode.UNSIGNED, 254, 0.996484375},
            {DynamicCode.UNSIGNED, 255, 1},
        };
    }

    @Test(dataProvider = "values")
    public void aCodeStandsForItsPublishedValue(DynamicCode code, int place, double value) {
        float found = code.table()[place];
        if (value == 0) {
            assertThat(found).isZero();
        } else {
            assertThat((double) found).isCloseTo(value, withinPercentage(1e-5));
        }
    }

    @Test
    public void thereAre256DifferentValuesInAscendingOrder() {
        for (DynamicCode code : DynamicCode.values()) {
            float[] table = code.table();
            assertThat(table).hasSize(256);
            for (int i = 1; i < table.length; i++) {
                assertThat(table[i]).isGreaterThan(table[i - 1]);
            }
        }
    }

    @Test
    public void withSignEveryValueButOneHasItsNegative() {
        float[] table = DynamicCode.SIGNED.table();
        for (int i = 0; i < 127; i++) {
            assertThat(table[i]).isEqualTo(-table[254 - i]);
        }
    }

    @Test
    public void edgesLieMidwayButNothingAboveZeroBecomesZeroWithoutSign() {
        float[] signed = DynamicCode.SIGNED.edges();
        assertThat(signed).hasSize(256).endsWith(Float.POSITIVE_INFINITY);
        assertThat((double) signed[127]).isCloseTo(2.75e-7, within(1e-13));
        assertThat((double) signed[254]).isCloseTo((1 + 0.99296875) / 2, within(1e-7));
        float[] unsigned = DynamicCode.UNSIGNED.edges();
        assertThat(unsigned[0]).isZero();
        assertThat((double) unsigned[1]).isCloseTo(5.5e-7, within(1e-13));
    }

    /** From the lowest code that a cell may hold one comparison must do. */
    @Test
    public void noCellHoldsMoreThanOneEdge() {
        for (DynamicCode code : DynamicCode.values()) {
            float[] edges = code.edges();
            long[] cells = code.cells();
            for (int cell = 0; cell < DynamicCode.CELLS; cell++) {
                double from = cell == 0 ? 0 : DynamicCode.bound(cell) * (1 - DynamicCode.CELL_MARGIN);
                double to = DynamicCode.bound(cell + 1) * (1 + DynamicCode.CELL_MARGIN);
                assertThat((double) edges[Math.min(255, (int) cells[cell] + 1)]).isGreaterThanOrEqualTo(to);
                if (code == DynamicCode.SIGNED) {
                    int lowest = (int) cells[DynamicCode.CELLS + cell];
                    assertThat((double) edges[lowest + 1]).isGreaterThanOrEqualTo(-from);
                }
            }
        }
    }

    /** No two neighbours lie further apart than twice the largest error. */
    @Test
    public void theLargestErrorIsHalfOfTheWidestGap() {
        for (DynamicCode code : DynamicCode.values()) {
            float[] table = code.table();
            double widest = 0;
            for (int i = 1; i < table.length; i++) {
                widest = Math.max(widest, (double) table[i] - table[i - 1]);
            }
            assertThat(code.largestError()).isCloseTo(widest / 2, within(1e-7));
        }
        assertThat(DynamicCode.SIGNED.largestError()).isCloseTo(0.00703125, within(1e-12));
        assertThat(DynamicCode.UNSIGNED.largestError()).isCloseTo(0.003515625, within(1e-12));
    }
}
