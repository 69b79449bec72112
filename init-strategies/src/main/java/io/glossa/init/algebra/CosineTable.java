package io.glossa.init.algebra;

import java.util.stream.IntStream;

/**
 * The cosines of many queries with many keys, never held together.
 *
 * <p><b>Formula.</b> {@code cos(q, k) = q k / (|q| |k|)}; 0 where one has length zero. <b>Determinism.</b> See
 * {@link PackedMatrix}: any number of threads. <b>Cost.</b> {@code queries * keys * width} multiplications by all cores; memory
 * for the keys twice and {@value #BLOCK} rows of cosines a thread.
 */
public final class CosineTable {
    /** Queries that share a pass over the panels. */
    private static final int BLOCK = 32;

    private final RowMatrix keys;
    private final PackedMatrix packed;

    /** Takes one row of cosines; called by many threads, the array is used again. */
    @FunctionalInterface
    public interface RowAction {
        /** Takes the cosines of a query with every key. */
        void accept(int query, float[] cosines);
    }

    /** Packs the keys. */
    public CosineTable(RowMatrix keys) {
        this.keys = keys;
        packed = PackedMatrix.transposed(keys.normalised());
    }

    /** Hands every query's cosines to an action. */
    public void forEachRow(RowMatrix queries, RowAction action) {
        if (queries.width() != keys.width()) {
            throw new IllegalArgumentException("queries are " + queries.width() + " wide, keys " + keys.width());
        }
        RowMatrix scaled = queries.normalised();
        IntStream.range(0, (queries.rows() + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int from = block * BLOCK;
            int count = Math.min(BLOCK, queries.rows() - from);
            float[] cosines = new float[count * keys.rows()];
            packed.multiply(scaled.values(), from * keys.width(), keys.width(), count, cosines);
            float[] row = new float[keys.rows()];
            for (int i = 0; i < count; i++) {
                System.arraycopy(cosines, i * row.length, row, 0, row.length);
                action.accept(from + i, row);
            }
        });
    }

    /** One cosine in 64 bits. */
    public double exact(RowMatrix queries, int query, int key) {
        double norms = queries.norm(query) * keys.norm(key);
        return norms == 0 ? 0 : RowMatrix.dot(queries, query, keys, key) / norms;
    }
}
