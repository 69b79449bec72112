package io.glossa.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.testng.annotations.Test;

public class EarliestDueTest {
    private static final long SEED = 20240601L;

    /** The definition itself, one sequence after another. */
    @Test
    public void everyPlaceIsWhatTakingOneAfterAnotherComesTo() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            double[] shares = shares(random, 1 + random.nextInt(12));
            EarliestDue order = new EarliestDue(shares);
            long[] taken = new long[shares.length];
            for (int count = 0; count <= 300; count++) {
                assertThat(order.taken(count))
                        .as("seed %d, %s, %d", SEED, Arrays.toString(shares), count)
                        .isEqualTo(taken);
                int first = -1;
                for (int s = 0; s < shares.length; s++) {
                    boolean earlier = first < 0 || (taken[s] + 0.5) / shares[s] < (taken[first] + 0.5) / shares[first];
                    first = shares[s] > 0 && earlier ? s : first;
                }
                taken[first]++;
            }
        }
    }

    @Test
    public void noStreamIsFurtherFromItsShareThanStated() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            double[] shares = shares(random, 2 + random.nextInt(30));
            EarliestDue order = new EarliestDue(shares);
            for (int look = 0; look < 200; look++) {
                long count = random.nextInt(1 << 20);
                long[] taken = order.taken(count);
                assertThat(LongStream.of(taken).sum()).isEqualTo(count);
                for (int s = 0; s < shares.length; s++) {
                    assertThat(Math.abs(taken[s] - shares[s] * count))
                            .isLessThanOrEqualTo(0.5 + shares[s] * (shares.length - 2) / 2 + 1e-6);
                }
            }
        }
    }

    @Test
    public void countsNeverFallHoweverFarAlong() {
        double[] shares = shares(new Random(SEED), 9);
        EarliestDue order = new EarliestDue(shares);
        for (long start : new long[] {0, 1_000_000_007L, 1_000_000_000_000L}) {
            long[] before = order.taken(start);
            for (long count = start + 1; count < start + 2000; count++) {
                long[] after = order.taken(count);
                long more = 0;
                for (int s = 0; s < shares.length; s++) {
                    assertThat(after[s]).isGreaterThanOrEqualTo(before[s]);
                    more += after[s] - before[s];
                }
                assertThat(more).isEqualTo(1);
                before = after;
            }
        }
    }

    @Test
    public void aStreamWithoutAShareGivesNothing() {
        assertThat(new EarliestDue(new double[] {0, 1, 0}).taken(1000)).containsExactly(0, 1000, 0);
        assertThat(new EarliestDue(new double[] {0.25, 0.75}).taken(8)).containsExactly(2, 6);
    }

    private static double[] shares(Random random, int size) {
        double[] shares = new double[size];
        double sum = 0;
        for (int s = 0; s < size; s++) {
            // Round numbers make ties, small ones make rarities, some are 0; one at least is not.
            shares[s] =
                    s > 0 && random.nextInt(6) == 0 ? 0 : Math.pow(10, -random.nextInt(4)) * (1 + random.nextInt(5));
            sum += shares[s];
        }
        for (int s = 0; s < size; s++) {
            shares[s] /= sum;
        }
        return shares;
    }
}
