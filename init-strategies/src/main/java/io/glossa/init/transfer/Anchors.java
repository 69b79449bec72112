package io.glossa.init.transfer;

import io.glossa.init.MethodContext;
import io.glossa.init.NewPiece;
import io.glossa.init.algebra.CosineTable;
import io.glossa.init.algebra.RowMatrix;
import io.glossa.init.algebra.RowWeights;
import io.glossa.run.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * The base pieces and the new ones that both have a vector in one space.
 *
 * @param rows of the base, ascending
 * @param keys their vectors
 * @param pieces new ones
 * @param queries their vectors
 */
record Anchors(List<Integer> rows, RowMatrix keys, List<NewPiece> pieces, RowMatrix queries) {
    Anchors {
        rows = List.copyOf(rows);
        pieces = List.copyOf(pieces);
    }

    /**
     * Looks every piece up.
     *
     * <p><b>Errors.</b> {@link DataException} when no base piece or no new piece has a vector.
     *
     * @param ofBase the vector of a base piece by its id; one of length zero counts as none
     * @param ofNew the same for a new piece
     * @param outside what the vectors are from, for the message
     */
    static Anchors of(
            MethodContext context,
            int dimension,
            IntFunction<Optional<float[]>> ofBase,
            Function<NewPiece, Optional<float[]>> ofNew,
            String outside) {
        List<Integer> rows = new ArrayList<>();
        List<float[]> keys = new ArrayList<>();
        for (int row : context.matrix().counted()) {
            if (row < context.vocabulary().base().size()) {
                ofBase.apply(row).filter(Anchors::points).ifPresent(vector -> {
                    rows.add(row);
                    keys.add(vector);
                });
            }
        }
        List<NewPiece> pieces = new ArrayList<>();
        List<float[]> queries = new ArrayList<>();
        for (NewPiece piece : context.vocabulary().added()) {
            ofNew.apply(piece).filter(Anchors::points).ifPresent(vector -> {
                pieces.add(piece);
                queries.add(vector);
            });
        }
        if (rows.isEmpty() || (pieces.isEmpty() && !context.vocabulary().added().isEmpty())) {
            throw new DataException(outside + ": has vectors for " + rows.size() + " of the base's "
                    + context.matrix().counted().length + " pieces of text and for " + pieces.size() + " of the "
                    + context.vocabulary().added().size()
                    + " new ones; expected some of both: was it made with the tokenizer of this run?");
        }
        return new Anchors(rows, RowMatrix.of(keys, dimension), pieces, RowMatrix.of(queries, dimension));
    }

    /** Turns a new piece's cosines with all keys into weights of them; the function gives each cosine in 64 bits. */
    @FunctionalInterface
    interface Weighting {
        /** The weights. */
        RowWeights of(float[] cosines, IntToDoubleFunction exact);
    }

    /** The weights of every new piece over the anchors, from cosines that all cores compute. */
    List<RowWeights> weights(Weighting weighting) {
        RowWeights[] weights = new RowWeights[pieces.size()];
        CosineTable table = new CosineTable(keys);
        table.forEachRow(
                queries,
                (query, cosines) -> weights[query] = weighting.of(cosines, key -> table.exact(queries, query, key)));
        return Arrays.asList(weights);
    }

    /** New rows of weights over the anchors, one for each of {@link #pieces}. */
    WeightedRows rows(MethodContext context, List<RowWeights> weights) {
        int[] names = this.rows.stream().mapToInt(row -> row).toArray();
        Map<Integer, RowWeights> byPiece = new HashMap<>();
        for (int i = 0; i < pieces.size(); i++) {
            byPiece.put(pieces.get(i).id(), weights.get(i).renamed(names));
        }
        return new WeightedRows(context.matrix(), byPiece);
    }

    private static boolean points(float[] vector) {
        for (float value : vector) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }
}
