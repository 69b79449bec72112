package io.glossa.init.align;

import java.util.Arrays;

/**
 * Numbers for pairs of words that occur together, by open addressing; 32 bytes a pair at most.
 *
 * <p>Not thread-safe while it grows.
 */
final class PairTable {
    private long[] keys = new long[1 << 12];
    private int[] numbers = new int[1 << 12];
    private int size;

    PairTable() {
        Arrays.fill(numbers, -1);
    }

    /** The number of a pair, a new one if it has none. */
    int add(int first, int second) {
        if (size >= keys.length / 2) {
            grow();
        }
        long key = key(first, second);
        int place = place(key);
        if (numbers[place] < 0) {
            keys[place] = key;
            numbers[place] = size++;
        }
        return numbers[place];
    }

    /** The number of a pair, -1 if it has none. */
    int find(int first, int second) {
        return numbers[place(key(first, second))];
    }

    int size() {
        return size;
    }

    /** Is told of a pair. */
    interface Visitor {
        /** A pair and its number. */
        void pair(int first, int second, int number);
    }

    /** Visits all pairs, in no order that means anything. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (numbers[i] >= 0) {
                visitor.pair((int) (keys[i] >>> 32), (int) keys[i], numbers[i]);
            }
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[keys.length];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] >= 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                numbers[place] = oldNumbers[i];
            }
        }
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (numbers[place] >= 0 && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private static long key(int first, int second) {
        return ((long) first << 32) | (second & 0xFFFFFFFFL);
    }
}
