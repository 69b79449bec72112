package io.glossa.train.data;

/**
 * Interleaves streams evenly: sequence number k (from 0) of a stream with share p is due at {@code (k + 1/2) / p}, and the
 * sequence that is due first comes next; of two that are due at once, that of the earlier stream.
 *
 * <p><b>Errors.</b> Of n sequences a stream with share p has given {@code p n}, but for at most
 * {@code 1/2 + p (S - 2) / 2} with S streams: half a sequence where there are two.
 *
 * <p>Taking whatever is furthest behind its share would come to almost the same counts, but could only be followed from the
 * first sequence on.
 *
 * <p><b>Cost.</b> O(S²) for any place, however late, without looking at those before: all that is due half a sequence a stream
 * earlier is counted by division, and at most S + 1 sequences are added one by one.
 *
 * <p><b>Source.</b> Webster's apportionment, as a sequence: Balinski and Young, Fair Representation (1982), chapter on divisor
 * methods.
 */
final class EarliestDue implements ShareOrder {
    private final double[] shares;

    /** An order for shares that are 0 or more and add up to 1. */
    EarliestDue(double[] shares) {
        this.shares = shares.clone();
    }

    @Override
    public long[] taken(long count) {
        long[] taken = new long[shares.length];
        // One sequence earlier still, so that rounding cannot count too many.
        double time = Math.max(0, count - shares.length / 2.0 - 1);
        long sum = 0;
        for (int stream = 0; stream < shares.length; stream++) {
            taken[stream] = dueBy(stream, time);
            sum += taken[stream];
        }
        for (; sum < count; sum++) {
            taken[next(taken)]++;
        }
        return taken;
    }

    /** How many sequences of a stream are due by a time; compared by {@link #due}, so that all agree on what is earlier. */
    private long dueBy(int stream, double time) {
        if (shares[stream] == 0) {
            return 0;
        }
        long number = (long) Math.floor(shares[stream] * time + 0.5);
        while (number > 0 && due(stream, number - 1) > time) {
            number--;
        }
        while (due(stream, number) <= time) {
            number++;
        }
        return number;
    }

    private int next(long[] taken) {
        int best = -1;
        double earliest = Double.POSITIVE_INFINITY;
        for (int stream = 0; stream < shares.length; stream++) {
            if (shares[stream] > 0 && due(stream, taken[stream]) < earliest) {
                earliest = due(stream, taken[stream]);
                best = stream;
            }
        }
        return best;
    }

    private double due(int stream, long number) {
        return (number + 0.5) / shares[stream];
    }
}
