package io.glossa.spark;

import java.util.Arrays;
import org.apache.lucene.util.IntroSorter;

/**
 * Rows of a few numbers each, in one array: millions of keys without an object for any of them.
 *
 * <p><b>Cost.</b> Eight bytes a number. Sorting is in place, n log n.
 */
final class LongTable {
    private final int width;
    private long[] numbers;
    private int rows;

    /** An empty table of rows of a width. */
    LongTable(int width) {
        this.width = width;
        this.numbers = new long[width * 16];
    }

    int rows() {
        return rows;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    long get(int row, int column) {
        return numbers[row * width + column];
    }

    /** Appends rows, number by number. */
    void add(long... values) {
        if (values.length % width != 0) {
            throw new IllegalArgumentException(values.length + " numbers are no rows of " + width);
        }
        int end = rows * width;
        if (end + values.length > numbers.length) {
            numbers = Arrays.copyOf(numbers, (int)
                    Math.min(Integer.MAX_VALUE - 8L, Math.max(2L * numbers.length, end + (long) values.length)));
        }
        System.arraycopy(values, 0, numbers, end, values.length);
        rows += values.length / width;
    }

    /** All numbers, row after row; the table is empty behind it. */
    long[] drain() {
        long[] all = Arrays.copyOf(numbers, rows * width);
        rows = 0;
        return all;
    }

    /** Forgets the rows. */
    void clear() {
        rows = 0;
    }

    /** Puts the rows in order by their first column, then the second, and so on. */
    void sort() {
        new Sorter().sort(0, rows);
    }

    private final class Sorter extends IntroSorter {
        private final long[] pivot = new long[width];

        @Override
        protected void setPivot(int row) {
            System.arraycopy(numbers, row * width, pivot, 0, width);
        }

        @Override
        protected int comparePivot(int row) {
            return Arrays.compare(pivot, 0, width, numbers, row * width, row * width + width);
        }

        @Override
        protected int compare(int a, int b) {
            return Arrays.compare(numbers, a * width, a * width + width, numbers, b * width, b * width + width);
        }

        @Override
        protected void swap(int a, int b) {
            for (int column = 0; column < width; column++) {
                long held = numbers[a * width + column];
                numbers[a * width + column] = numbers[b * width + column];
                numbers[b * width + column] = held;
            }
        }
    }
}
