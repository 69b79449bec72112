package io.glossa.corpus.filter;

import java.util.Arrays;

/** Stretches of a text, in order, each with the hash of what it says. */
final class Segments {
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private long[] hashes = new long[64];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int start, int end, long hash) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        hashes[count++] = hash;
    }

    int count() {
        return count;
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    long hash(int i) {
        return hashes[i];
    }

    int length(int i) {
        return ends[i] - starts[i];
    }
}
