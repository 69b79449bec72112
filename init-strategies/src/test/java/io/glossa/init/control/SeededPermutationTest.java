package io.glossa.init.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SeededPermutationTest {
    @DataProvider
    Object[][] sizes() {
        return new Object[][] {{1}, {2}, {3}, {4}, {5}, {7}, {8}, {9}, {63}, {64}, {65}, {4096}, {4097}, {99_991}};
    }

    /** Every number once: those below a power of two, on it and above it. */
    @Test(dataProvider = "sizes")
    void everyNumberStandsAtOnePlace(int size) {
        SeededPermutation permutation = SeededPermutation.of(size, 5, "tensor");
        assertThat(LongStream.range(0, size).map(permutation::of).sorted().toArray())
                .isEqualTo(LongStream.range(0, size).toArray());
    }

    @Test
    void numbersBeyondAnIntAreReached() {
        long size = (1L << 40) + 1;
        SeededPermutation permutation = SeededPermutation.of(size, 5, "tensor");
        Set<Long> found = new HashSet<>();
        LongStream.range(0, 10_000).forEach(place -> found.add(permutation.of(place)));
        assertThat(found).hasSize(10_000).allMatch(number -> number >= 0 && number < size);
        assertThat(found.stream().filter(number -> number > Integer.MAX_VALUE).count())
                .isGreaterThan(9_900);
    }

    @Test
    void seedNameAndNothingElseDecide() {
        long[] order = order(5, "a");
        assertThat(order(5, "a")).isEqualTo(order);
        assertThat(order(6, "a")).isNotEqualTo(order);
        assertThat(order(5, "b")).isNotEqualTo(order);
    }

    /**
     * Where three of twelve numbers go, over 24,000 seeds. Chi-square with 11 degrees of freedom is above 45 once in 200,000 times
     * when every place is as likely (any table of the distribution).
     */
    @Test
    void everyPlaceIsAsLikely() {
        int size = 12;
        int seeds = 24_000;
        for (long number : new long[] {0, 5, 11}) {
            long[] found = new long[size];
            for (int seed = 0; seed < seeds; seed++) {
                found[(int) SeededPermutation.of(size, seed, "tensor").of(number)]++;
            }
            double expected = (double) seeds / size;
            double chiSquare = 0;
            for (long count : found) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
            assertThat(chiSquare).as("number %d", number).isLessThan(45);
        }
    }

    /** Of numbers that were neighbours, hardly any are: n random numbers have two such pairs on average. */
    @Test
    void neighboursPart() {
        long[] order = order(3, "a");
        long kept = LongStream.range(1, order.length)
                .filter(i -> Math.abs(order[(int) i] - order[(int) i - 1]) == 1)
                .count();
        assertThat(kept).isLessThan(12);
    }

    @Test
    void nothingHasNoOrder() {
        assertThatThrownBy(() -> SeededPermutation.of(0, 1, "tensor")).isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] order(long seed, String name) {
        SeededPermutation permutation = SeededPermutation.of(4096, seed, name);
        return LongStream.range(0, 4096).map(permutation::of).toArray();
    }
}
