package io.glossa.corpus.decontaminate;

import java.io.Serializable;
import java.util.Arrays;

/** Whole numbers in a row, without boxes. */
final class IntList implements Serializable {
    private static final long serialVersionUID = 1;

    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int get(int i) {
        return values[i];
    }

    void set(int i, int value) {
        values[i] = value;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
