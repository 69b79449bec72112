package io.glossa.init;

/** Computes the row of a new piece in one matrix. Thread-safe. */
@FunctionalInterface
public interface RowInitializer {
    /**
     * Fills a row.
     *
     * @param row as long as the matrix is wide, zero on entry
     */
    void fill(NewPiece piece, double[] row);
}
