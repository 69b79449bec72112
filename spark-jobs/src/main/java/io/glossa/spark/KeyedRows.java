package io.glossa.spark;

/**
 * Looks rows up by the key in their second column, for keys that come in order, as the documents of a part do.
 *
 * <p>Keys that go back (the slices of one packed file follow each other in a part, each with every n-th record) start the
 * search again from the first row.
 *
 * @see LongShuffle.Target#PART
 */
final class KeyedRows {
    private static final int KEY = 1;

    private final LongRows rows;
    private final boolean isEmpty;
    private LongRows.Cursor cursor;
    private boolean hasRow;
    private long last = Long.MIN_VALUE;

    KeyedRows(LongRows rows) {
        this.rows = rows;
        restart();
        isEmpty = !hasRow;
    }

    private void restart() {
        cursor = rows.cursor();
        hasRow = cursor.next();
    }

    /** Whether there is no row of any key. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** Goes to the first row of a key that {@link #next} has not passed; false when there is none. */
    boolean find(long key) {
        if (key < last) {
            restart();
        }
        last = key;
        while (hasRow && cursor.get(KEY) < key) {
            hasRow = cursor.next();
        }
        return hasRow && cursor.get(KEY) == key;
    }

    /** Goes to the next row of the same key; false when there is none. */
    boolean next() {
        hasRow = cursor.next();
        return hasRow && cursor.get(KEY) == last;
    }

    /** A number of the row, by its column. */
    long get(int column) {
        return cursor.get(column);
    }
}
