package io.glossa.train.eval;

import java.util.Arrays;

/**
 * How often each pair of tokens was seen: a table with open addressing, 12 bytes a slot, so that tens of millions of
 * pairs fit where boxed keys would not.
 */
final class PairCounts {
    /** A pair of ids fits 62 bits, so a negative key marks a free slot. */
    private static final long FREE = -1;

    private long[] keys = filled(1 << 12);
    private int[] counts = new int[1 << 12];
    private int size;

    /** What is done with each pair. */
    @FunctionalInterface
    interface Visitor {
        void visit(int first, int second, int count);
    }

    void add(int first, int second) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(key(first, second));
        if (keys[slot] == FREE) {
            keys[slot] = key(first, second);
            size++;
        }
        counts[slot]++;
    }

    int count(int first, int second) {
        int slot = slot(key(first, second));
        return keys[slot] == FREE ? 0 : counts[slot];
    }

    int size() {
        return size;
    }

    /** Visits every pair, in no particular order. */
    void forEach(Visitor visitor) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != FREE) {
                visitor.visit((int) (keys[slot] >>> Integer.SIZE), (int) keys[slot], counts[slot]);
            }
        }
    }

    private static long key(int first, int second) {
        return ((long) first << Integer.SIZE) | second;
    }

    private int slot(long key) {
        // Multiplying by the golden ratio spreads neighbouring ids; the high bits are the well-mixed ones.
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (1 + Long.numberOfLeadingZeros(keys.length)));
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = filled(2 * oldKeys.length);
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    private static long[] filled(int capacity) {
        long[] keys = new long[capacity];
        Arrays.fill(keys, FREE);
        return keys;
    }
}
