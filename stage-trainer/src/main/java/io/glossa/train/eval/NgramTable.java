package io.glossa.train.eval;

import java.util.Arrays;

/**
 * Sequences of one length, each known by the number of the sequence before its last token and that token: a table with open
 * addressing, 28 to 56 bytes a sequence, so that tens of millions fit where boxed keys would not.
 *
 * <p>Numbers count from 0 in the order of first sight and stay.
 */
final class NgramTable {
    /** A number and a token fit 62 bits, so a negative key marks a free slot. */
    private static final long FREE = -1;

    private long[] keys = filled(1 << 12);
    private int[] numbers = new int[1 << 12];
    private int[] counts = new int[1 << 11];
    private int size;

    /** What is done with each sequence. */
    @FunctionalInterface
    interface Visitor {
        void visit(int context, int token, int count);
    }

    /** The number of a sequence, which gets one with a count of 0 when it has none. */
    int number(int context, int token) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(key(context, token));
        if (keys[slot] == FREE) {
            keys[slot] = key(context, token);
            numbers[slot] = size++;
        }
        return numbers[slot];
    }

    /** The number of a sequence, or -1. */
    int find(int context, int token) {
        int slot = slot(key(context, token));
        return keys[slot] == FREE ? -1 : numbers[slot];
    }

    /** Counts a sequence once more. */
    void see(int number) {
        if (number >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(size, 2 * counts.length));
        }
        counts[number]++;
    }

    int count(int number) {
        return number < counts.length ? counts[number] : 0;
    }

    int size() {
        return size;
    }

    /** Visits every sequence, in no particular order. */
    void forEach(Visitor visitor) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != FREE) {
                visitor.visit((int) (keys[slot] >>> Integer.SIZE), (int) keys[slot], count(numbers[slot]));
            }
        }
    }

    private static long key(int context, int token) {
        return ((long) context << Integer.SIZE) | token;
    }

    private int slot(long key) {
        // Multiplying by the golden ratio spreads neighbouring numbers; the high bits are the well-mixed ones.
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (1 + Long.numberOfLeadingZeros(keys.length)));
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = filled(2 * oldKeys.length);
        numbers = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    private static long[] filled(int capacity) {
        long[] keys = new long[capacity];
        Arrays.fill(keys, FREE);
        return keys;
    }
}
