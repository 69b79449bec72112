package io.glossa.init.transfer;

import io.glossa.init.EmbeddingMatrix;
import io.glossa.init.NewPiece;
import io.glossa.init.RowInitializer;
import io.glossa.init.algebra.RowWeights;
import java.util.Map;
import java.util.OptionalInt;

/**
 * New rows as weighted sums of the base's.
 *
 * <p><b>Formula.</b> {@code e = sum of w_i * E[i]}, in 64 bits. A piece without weights is declined.
 *
 * @param byPiece weights over rows of the matrix by the id of the new piece
 */
record WeightedRows(EmbeddingMatrix matrix, Map<Integer, RowWeights> byPiece) implements RowInitializer {
    WeightedRows {
        byPiece = Map.copyOf(byPiece);
    }

    @Override
    public OptionalInt fill(NewPiece piece, double[] row) {
        RowWeights weights = byPiece.get(piece.id());
        if (weights == null || weights.size() == 0) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < weights.size(); i++) {
            matrix.add(weights.row(i), weights.weight(i), row);
        }
        return OptionalInt.of(weights.size());
    }
}
