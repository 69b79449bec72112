package io.glossa.vocab.bpe;

import java.util.Arrays;

/** A growing list of ids. */
public final class IdBuffer {
    private int[] items;
    private int size;

    /** An empty list with room for so many ids before it grows. */
    public IdBuffer(int expected) {
        items = new int[Math.max(16, expected)];
    }

    /** Adds one id. */
    public void add(int id) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = id;
    }

    /** Adds ids in order. */
    public void addAll(int[] ids) {
        if (size + ids.length > items.length) {
            items = Arrays.copyOf(items, Math.max(size + ids.length, items.length * 2));
        }
        // Most words are a handful of ids: a loop beats a call.
        for (int id : ids) {
            items[size++] = id;
        }
    }

    /** How many ids there are. */
    public int size() {
        return size;
    }

    /** A copy of the ids. */
    public int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
