package io.glossa.vocab.training;

import java.util.Arrays;

/**
 * A binary heap of pairs: the highest count first, then the shorter spelling, then the smaller. A pair's count when it was
 * offered stands with it, so that an outdated offer is known when it surfaces.
 */
final class PairHeap {
    private final PairTable pairs;
    private long[] counts = new long[1 << 16];
    private int[] items = new int[1 << 16];
    private int size;

    PairHeap(PairTable pairs) {
        this.pairs = pairs;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int top() {
        return items[0];
    }

    long topCount() {
        return counts[0];
    }

    void push(int pair, long count) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!precedes(count, pair, counts[parent], items[parent])) {
                break;
            }
            items[at] = items[parent];
            counts[at] = counts[parent];
            at = parent;
        }
        items[at] = pair;
        counts[at] = count;
    }

    void pop() {
        size--;
        int pair = items[size];
        long count = counts[size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && precedes(counts[child + 1], items[child + 1], counts[child], items[child])) {
                child++;
            }
            if (!precedes(counts[child], items[child], count, pair)) {
                break;
            }
            items[at] = items[child];
            counts[at] = counts[child];
            at = child;
        }
        items[at] = pair;
        counts[at] = count;
    }

    private boolean precedes(long count, int pair, long otherCount, int other) {
        if (count != otherCount) {
            return count > otherCount;
        }
        int byText = Spellings.compare(pairs.text(pair), pairs.text(other));
        return byText < 0 || (byText == 0 && pair < other);
    }
}
