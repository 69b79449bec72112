package io.glossa.init.transfer;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import io.glossa.init.algebra.CosineTable;
import io.glossa.init.algebra.PackedMatrix;
import io.glossa.init.algebra.RowMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A new row is the sum of all shared rows, each by its likeness in a small helper model.
 *
 * <p><b>Formula.</b> {@code e = sum of w_o E[o]} over all pieces o that base and helper share; {@code w = cos(h_t, h_o) / sum of cos}, with h
 * the helper's rows. Nearly every weight is small and none is zero: rows come out near the mean. A piece that the helper lacks, or whose
 * cosines cancel out, is declined. <b>Cost.</b> Two products of all new pieces with all shared ones, by all cores; the rows in memory, four
 * bytes an element. Sums of {@value #CHUNK} terms run in 32 bits and join in 64.
 *
 * <p><b>Source.</b> Ostendorff and Rehm (2023), CLP-Transfer, arXiv 2301.09626.
 */
public final class ClpInitializer implements EmbeddingInitializer {
    private static final int CHUNK = 256;
    private static final int BLOCK = 512;
    private static final int ROWS = 32;
    /** Of the number of anchors: below it the cosines cancel out and their quotients mean nothing. */
    private static final double CANCELLED = 1e-4;

    @Override
    public String name() {
        return "clp";
    }

    @Override
    public String description() {
        return "all base rows that a helper model shares, each by the cosine of the helper's rows";
    }

    @Override
    public List<AuxiliaryFile> needs() {
        return List.of(AuxiliaryFile.HELPER);
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        Anchors anchors = OtherModel.anchors(AuxiliaryFile.HELPER, name(), context);
        CosineTable table = new CosineTable(anchors.keys());
        Map<Integer, float[]> rows = new HashMap<>();
        for (int from = 0; from < anchors.pieces().size(); from += BLOCK) {
            int to = Math.min(anchors.pieces().size(), from + BLOCK);
            rows.putAll(block(context, anchors, table, from, to));
        }
        int shared = anchors.rows().size();
        return (piece, row) -> {
            float[] computed = rows.get(piece.id());
            if (computed == null) {
                return OptionalInt.empty();
            }
            for (int j = 0; j < row.length; j++) {
                row[j] = computed[j];
            }
            return OptionalInt.of(shared);
        };
    }

    private static Map<Integer, float[]> block(
            MethodContext context, Anchors anchors, CosineTable table, int from, int to) {
        int shared = anchors.rows().size();
        float[] weights = new float[(to - from) * shared];
        boolean[] cancelled = new boolean[to - from];
        table.forEachRow(anchors.queries().slice(from, to), (query, cosines) -> {
            double sum = 0;
            for (float cosine : cosines) {
                sum += cosine;
            }
            cancelled[query] = Math.abs(sum) < CANCELLED * shared;
            for (int o = 0; o < shared; o++) {
                weights[query * shared + o] = (float) (cosines[o] / sum);
            }
        });
        double[][] sums = sums(context, anchors, weights, to - from);
        Map<Integer, float[]> rows = new HashMap<>();
        for (int i = 0; i < sums.length; i++) {
            if (!cancelled[i]) {
                float[] row = new float[sums[i].length];
                for (int j = 0; j < row.length; j++) {
                    row[j] = (float) sums[i][j];
                }
                rows.put(anchors.pieces().get(from + i).id(), row);
            }
        }
        return rows;
    }

    private static double[][] sums(MethodContext context, Anchors anchors, float[] weights, int count) {
        int width = context.matrix().width();
        int shared = anchors.rows().size();
        double[][] sums = new double[count][width];
        for (int first = 0; first < shared; first += CHUNK) {
            int start = first;
            PackedMatrix packed = PackedMatrix.of(RowMatrix.of(
                    anchors.rows().subList(first, Math.min(shared, first + CHUNK)).stream()
                            .map(context.matrix()::row)
                            .toList(),
                    width));
            IntStream.range(0, (count + ROWS - 1) / ROWS).parallel().forEach(group -> {
                int from = group * ROWS;
                int rows = Math.min(ROWS, count - from);
                float[] part = new float[rows * width];
                packed.multiply(weights, from * shared + start, shared, rows, part);
                for (int i = 0; i < part.length; i++) {
                    sums[from + i / width][i % width] += part[i];
                }
            });
        }
        return sums;
    }
}
