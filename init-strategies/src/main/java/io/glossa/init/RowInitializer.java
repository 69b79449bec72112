package io.glossa.init;

import java.util.OptionalInt;

/** Computes the row of a new piece in one matrix. Thread-safe. */
@FunctionalInterface
public interface RowInitializer {
    /**
     * Fills a row, or declines the piece and leaves the row as it was.
     *
     * @param row as long as the matrix is wide, zero on entry
     * @return of how many rows of the base it was made, 0 when it only used their statistics; empty when the method has nothing to
     *     say about this piece
     */
    OptionalInt fill(NewPiece piece, double[] row);
}
