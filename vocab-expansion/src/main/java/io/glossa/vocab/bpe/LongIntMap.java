package io.glossa.vocab.bpe;

import java.util.Arrays;

/**
 * A map from long to non-negative int in two flat arrays, by linear probing at a load of at most one half.
 *
 * <p>Keys must not be {@link Long#MIN_VALUE}. Reading is safe from many threads once writing has ended.
 */
public final class LongIntMap {
    /** What {@link #get} answers for a key that is not there. */
    public static final int MISSING = -1;

    private static final long FREE = Long.MIN_VALUE;

    private long[] keys;
    private int[] values;
    private int size;

    /** A map with room for so many keys before it grows. */
    public LongIntMap(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected) * 2 - 1) * 2;
        keys = new long[capacity];
        Arrays.fill(keys, FREE);
        values = new int[capacity];
    }

    private LongIntMap(LongIntMap from) {
        keys = from.keys.clone();
        values = from.values.clone();
        size = from.size;
    }

    /** The same map, to be changed on its own. */
    public LongIntMap copy() {
        return new LongIntMap(this);
    }

    /** The value of a key, or {@link #MISSING}. */
    public int get(long key) {
        int slot = slot(key);
        return keys[slot] == FREE ? MISSING : values[slot];
    }

    /** Sets the value of a key. */
    public void put(long key, int value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (keys[slot] == FREE) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    /** Two non-negative numbers as one key. */
    public static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    private int slot(long key) {
        // Fibonacci hashing: the golden ratio times 2^64 spreads neighbouring pairs of small ids.
        long mixed = key * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int slot = (int) (mixed >>> 32) & mask;
        while (keys[slot] != key && keys[slot] != FREE) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        Arrays.fill(keys, FREE);
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
