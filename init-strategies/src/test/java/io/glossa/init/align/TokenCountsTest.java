package io.glossa.init.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.init.algebra.RowWeights;
import org.testng.annotations.Test;

public class TokenCountsTest {
    /**
     * By hand: 12 counts of the words [1, 2] and [7, 8, 9]. All to all: each of 7, 8, 9 gets 3 from 1 and 3 from 2. In place, in six steps of
     * 111222 and 778899: 7 gets 6 from 1, 8 gets 3 from each, 9 gets 6 from 2.
     */
    @Test
    public void halfIsSharedByAllAndHalfByPlace() {
        TokenCounts counts = new TokenCounts();
        counts.add(new int[] {1, 2}, new int[] {7, 8, 9}, 12);
        same(counts.weights(7), new int[] {1, 2}, 9 / 12.0, 3 / 12.0);
        same(counts.weights(8), new int[] {1, 2}, 0.5, 0.5);
        same(counts.weights(9), new int[] {1, 2}, 3 / 12.0, 9 / 12.0);
        assertThat(counts.has(6)).isFalse();
        assertThat(counts.weights(6).size()).isZero();
    }

    /** By hand: 7 gets 8 from 1 by the first word; from 1 and 2, by the second, half of 4 each, in both ways. */
    @Test
    public void wordsAddUp() {
        TokenCounts counts = new TokenCounts();
        counts.add(new int[] {1}, new int[] {7}, 8);
        counts.add(new int[] {1, 2}, new int[] {7}, 4);
        same(counts.weights(7), new int[] {1, 2}, 10 / 12.0, 2 / 12.0);
        assertThat(counts.size()).isEqualTo(1);
    }

    private static void same(RowWeights found, int[] rows, double... weights) {
        assertThat(found.size()).isEqualTo(rows.length);
        for (int i = 0; i < rows.length; i++) {
            assertThat(found.row(i)).isEqualTo(rows[i]);
            assertThat(found.weight(i)).isCloseTo(weights[i], within(1e-15));
        }
    }
}
