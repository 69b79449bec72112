package io.glossa.vocab.bpe;

import java.util.Arrays;

/** A binary min-heap of longs. */
final class LongHeap {
    private long[] items;
    private int size;

    LongHeap(int expected) {
        items = new long[Math.max(16, expected)];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void push(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (items[parent] <= item) {
                break;
            }
            items[at] = items[parent];
            at = parent;
        }
        items[at] = item;
    }

    long pop() {
        long top = items[0];
        long moved = items[--size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && items[child + 1] < items[child]) {
                child++;
            }
            if (items[child] >= moved) {
                break;
            }
            items[at] = items[child];
            at = child;
        }
        items[at] = moved;
        return top;
    }
}
