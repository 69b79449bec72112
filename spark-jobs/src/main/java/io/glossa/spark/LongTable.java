package io.glossa.spark;

import java.util.Arrays;
import java.util.NoSuchElementException;
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

    /** Puts the rows in order by their first column, then the second, and so on. */
    void sort() {
        new Sorter().sort(0, rows);
    }

    /** The first row, among sorted ones, whose first column equals a value. */
    int find(long value) {
        int low = 0;
        int high = rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle, 0) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < rows && get(low, 0) == value ? low : -1;
    }

    boolean contains(long value) {
        return find(value) >= 0;
    }

    /** The rows without their first column, sorted as they were. */
    LongTable withoutFirst() {
        LongTable rest = new LongTable(width - 1);
        for (int row = 0; row < rows; row++) {
            rest.add(Arrays.copyOfRange(numbers, row * width + 1, (row + 1) * width));
        }
        return rest;
    }

    /** The row behind the last one that agrees with a row in its first columns. */
    int groupEnd(int row, int columns) {
        if (row >= rows) {
            throw new NoSuchElementException("row " + row + " of " + rows);
        }
        int end = row + 1;
        while (end < rows && agree(row, end, columns)) {
            end++;
        }
        return end;
    }

    /** Whether two rows agree in their first columns. */
    boolean agree(int a, int b, int columns) {
        return Arrays.equals(numbers, a * width, a * width + columns, numbers, b * width, b * width + columns);
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
