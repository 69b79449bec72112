package io.glossa.corpus.langid;

/**
 * Finds the evidence of a feature by its hash: an open hash table in which one long holds a part of the key, where the
 * feature's evidence begins and how many pieces there are, so that an unknown feature costs one access to memory.
 *
 * <p><b>Cost.</b> 16 to 32 bytes a feature. An unknown feature is taken for a known one about once in ten million look-ups.
 */
final class FeatureIndex {
    /** Bits of a hash that make its key: 24 are compared, the others choose the slot. */
    static final int KEY_BITS = 48;

    /** What {@link #find} gives for an unknown feature. */
    static final long NONE = 0;

    private static final int TAG_BITS = 24;
    private static final long TAG = -1L << (Long.SIZE - TAG_BITS);

    private final long[] entries;
    private final int mask;

    /**
     * An index.
     *
     * @param keys of the features
     * @param counts how many pieces of evidence each has, 1 to 255, unsigned; they follow one another in the order of the keys
     */
    FeatureIndex(long[] keys, byte[] counts) {
        int capacity = Integer.highestOneBit(Math.max(1, keys.length)) * 4;
        this.entries = new long[keys.length * 2 <= capacity / 2 ? capacity / 2 : capacity];
        this.mask = entries.length - 1;
        long offset = 0;
        for (int i = 0; i < keys.length; i++) {
            int slot = (int) keys[i] & mask;
            while (entries[slot] != NONE) {
                slot = (slot + 1) & mask;
            }
            int count = counts[i] & 0xFF;
            // One is added to the offset, so that no entry is 0.
            entries[slot] = tag(keys[i]) | ((offset + 1) << 8) | count;
            offset += count;
        }
    }

    /** What is kept of a hash. */
    static long key(long hash) {
        return hash >>> (Long.SIZE - KEY_BITS);
    }

    /** The entry of the feature with a hash; {@link #NONE} when it is not known. */
    long find(long hash) {
        long key = key(hash);
        return probe((int) key & mask, tag(key));
    }

    /**
     * Finds many features at once: the first slots of all of them are read before any is looked at, so that the processor
     * waits for memory once for several of them.
     *
     * @param found of every hash the entry, or {@link #NONE}
     */
    void find(long[] hashes, int count, long[] found) {
        for (int i = 0; i < count; i++) {
            found[i] = entries[(int) key(hashes[i]) & mask];
        }
        for (int i = 0; i < count; i++) {
            if (found[i] != NONE && (found[i] & TAG) != tag(key(hashes[i]))) {
                found[i] = find(hashes[i]);
            }
        }
    }

    private long probe(int first, long tag) {
        int slot = first;
        for (long entry = entries[slot]; entry != NONE; entry = entries[slot]) {
            if ((entry & TAG) == tag) {
                return entry;
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    /** Where the evidence of an entry begins. */
    static int offset(long entry) {
        return (int) ((entry & ~TAG) >>> 8) - 1;
    }

    /** How many pieces there are. */
    static int count(long entry) {
        return (int) entry & 0xFF;
    }

    private static long tag(long key) {
        return (key >>> (KEY_BITS - TAG_BITS)) << (Long.SIZE - TAG_BITS);
    }
}
