package io.glossa.init.method;

import io.glossa.init.EmbeddingMatrix;
import io.glossa.init.NewPiece;
import io.glossa.init.RowInitializer;
import io.glossa.init.algebra.RowWeights;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/** Of how much of which base rows a new row is made, found piece by piece; none at all declines the piece. */
@FunctionalInterface
interface PartWeights {
    /** The weights of a piece. */
    RowWeights of(NewPiece piece);

    /** Sums a matrix's rows by the weights, in 64 bits. */
    default RowInitializer over(EmbeddingMatrix matrix) {
        return (piece, row) -> {
            RowWeights weights = of(piece);
            if (weights.size() == 0) {
                return OptionalInt.empty();
            }
            for (int i = 0; i < weights.size(); i++) {
                matrix.add(weights.row(i), weights.weight(i), row);
            }
            return OptionalInt.of(weights.size());
        };
    }

    /**
     * Weights of a piece's own parts, scaled so that they sum to one.
     *
     * @param weight of the i-th part, from 0; above zero
     */
    static RowWeights ofParts(NewPiece piece, IntToDoubleFunction weight) {
        int count = piece.parts().size();
        int[] rows = new int[count];
        double[] weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            rows[i] = piece.parts().get(i);
            weights[i] = weight.applyAsDouble(i);
            sum += weights[i];
        }
        for (int i = 0; i < count; i++) {
            weights[i] /= sum;
        }
        return new RowWeights(rows, weights);
    }
}
