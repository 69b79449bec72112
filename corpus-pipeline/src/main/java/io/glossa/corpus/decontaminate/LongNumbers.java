package io.glossa.corpus.decontaminate;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Numbers hashes from 0 in the order in which they are first added. Open addressing with a bitmap before it: most look-ups
 * are for hashes that are not there and end at one bit.
 *
 * <p><b>Cost.</b> About 30 bytes a hash.
 */
final class LongNumbers implements Serializable {
    private static final long serialVersionUID = 1;

    private long[] keys = new long[1 << 10];
    private int[] numbers = new int[1 << 10];
    private long[] bitmap = new long[1 << 8];
    private int size;

    int size() {
        return size;
    }

    /** The number of a hash, given now if it has none. */
    int add(long hash) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int slot = slot(hash);
        if (numbers[slot] == 0) {
            keys[slot] = hash;
            numbers[slot] = ++size;
            mark(hash);
        }
        return numbers[slot] - 1;
    }

    /** The number of a hash, or -1. */
    int find(long hash) {
        int bit = (int) (hash >>> 32) & (64 * bitmap.length - 1);
        if ((bitmap[bit >>> 6] & (1L << bit)) == 0) {
            return -1;
        }
        return numbers[slot(hash)] - 1;
    }

    private int slot(long hash) {
        int mask = keys.length - 1;
        int slot = (int) hash & mask;
        while (numbers[slot] != 0 && keys[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void mark(long hash) {
        int bit = (int) (hash >>> 32) & (64 * bitmap.length - 1);
        bitmap[bit >>> 6] |= 1L << bit;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[keys.length];
        // Sixteen bits a slot's worth of hashes: one look-up in about thirty passes for nothing.
        bitmap = Arrays.copyOf(bitmap, keys.length / 4);
        Arrays.fill(bitmap, 0);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
                mark(oldKeys[i]);
            }
        }
    }
}
