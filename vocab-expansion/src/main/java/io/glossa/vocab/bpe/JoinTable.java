package io.glossa.vocab.bpe;

import java.util.Arrays;

/**
 * What two symbols join to, and when: key and value side by side in one array, so that a look-up touches one line of the
 * processor's cache. Linear probing at a load of at most one half.
 */
final class JoinTable {
    /** The answer for a pair that does not join; later than every join. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long FREE = Long.MIN_VALUE;

    private long[] cells;
    private int size;

    JoinTable(int expected) {
        cells = free(Integer.highestOneBit(Math.max(8, expected) * 2 - 1) * 2);
    }

    /** {@code rank << 32 | result} of a pair of non-negative symbols, or {@link #NEVER}. */
    long get(int left, int right) {
        int at = cell((long) left << 32 | right);
        return cells[at] == FREE ? NEVER : cells[at + 1];
    }

    void put(int left, int right, int rank, int result) {
        if (size * 4 >= cells.length) {
            long[] old = cells;
            cells = free(old.length);
            for (int i = 0; i < old.length; i += 2) {
                if (old[i] != FREE) {
                    int at = cell(old[i]);
                    cells[at] = old[i];
                    cells[at + 1] = old[i + 1];
                }
            }
        }
        long key = (long) left << 32 | right;
        int at = cell(key);
        size += cells[at] == FREE ? 1 : 0;
        cells[at] = key;
        cells[at + 1] = (long) rank << 32 | result;
    }

    private int cell(long key) {
        // Fibonacci hashing: the golden ratio times 2^64 spreads neighbouring pairs of small ids.
        int mask = cells.length - 1;
        int at = ((int) ((key * 0x9E3779B97F4A7C15L) >>> 32) * 2) & mask;
        while (cells[at] != key && cells[at] != FREE) {
            at = (at + 2) & mask;
        }
        return at;
    }

    private static long[] free(int pairs) {
        long[] cells = new long[pairs * 2];
        Arrays.fill(cells, FREE);
        return cells;
    }
}
