package io.glossa.corpus.filter;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Counts how often 64-bit hashes occur; emptied in constant time and used again.
 *
 * <p><b>Cost.</b> Open addressing at most half full; 16 bytes a slot.
 */
final class LongCounter {
    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int[] stamps = new int[1 << 10];
    private int stamp;
    private int mask;

    /** Empties the counter and makes room for a number of distinct keys. */
    void reset(int expected) {
        int slots = Integer.highestOneBit(Math.max(8, expected)) * 4;
        if (slots > keys.length) {
            keys = new long[slots];
            counts = new int[slots];
            stamps = new int[slots];
            stamp = 0;
        }
        mask = slots - 1;
        if (++stamp == Integer.MAX_VALUE) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }

    /** Counts a key; returns how often it has occurred now. */
    int add(long key) {
        int slot = find(key);
        if (stamps[slot] != stamp) {
            stamps[slot] = stamp;
            keys[slot] = key;
            counts[slot] = 0;
        }
        return ++counts[slot];
    }

    /** How often a key has occurred. */
    int count(long key) {
        int slot = find(key);
        return stamps[slot] == stamp ? counts[slot] : 0;
    }

    /**
     * Collects the counts above a number, in no particular order.
     *
     * @param most how many keys there can be
     * @param room makes an array of at least a size
     * @return how many there are
     */
    int countsAbove(int least, int most, IntFunction<int[]> room) {
        int[] found = room.apply(most);
        int size = 0;
        for (int slot = 0; slot <= mask; slot++) {
            if (stamps[slot] == stamp && counts[slot] > least) {
                found[size++] = counts[slot];
            }
        }
        return size;
    }

    private int find(long key) {
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (stamps[slot] == stamp && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
