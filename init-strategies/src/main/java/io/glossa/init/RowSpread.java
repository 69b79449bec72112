package io.glossa.init;

import java.util.Arrays;

/** Lengths of rows and how far they point the same way, collected row by row. */
final class RowSpread {
    private static final int FIRST_CAPACITY = 1024;

    private final double[] unitSum;
    private double[] norms = new double[FIRST_CAPACITY];
    private int count;
    private long directed;

    RowSpread(int width) {
        unitSum = new double[width];
    }

    /** Takes a row. */
    void add(double[] row) {
        double squares = 0;
        for (double value : row) {
            squares += value * value;
        }
        double norm = Math.sqrt(squares);
        norms = count == norms.length ? Arrays.copyOf(norms, 2 * count) : norms;
        norms[count++] = norm;
        if (norm > 0) {
            directed++;
            for (int j = 0; j < row.length; j++) {
                unitSum[j] += row[j] / norm;
            }
        }
    }

    /** The rows of a base that enter its statistics. */
    static RowSpread ofCounted(EmbeddingMatrix base) {
        int width = base.width();
        int blockRows = RowReader.blockRows(width);
        RowSpread spread = new RowSpread(width);
        float[] block = new float[blockRows * width];
        double[] values = new double[width];
        for (int first = 0; first < base.rows(); first += blockRows) {
            int count = Math.min(blockRows, base.rows() - first);
            base.read(first, count, block);
            for (int row = 0; row < count; row++) {
                if (base.isCounted(first + row)) {
                    for (int j = 0; j < width; j++) {
                        values[j] = block[row * width + j];
                    }
                    spread.add(values);
                }
            }
        }
        return spread;
    }

    /** The rows' lengths, in their order. */
    double[] norms() {
        return Arrays.copyOf(norms, count);
    }

    /**
     * Mean cosine over pairs of different rows.
     *
     * <p><b>Formula.</b> {@code (|sum u_i|^2 - n) / (n (n - 1))} over unit vectors u_i: every pair without visiting
     * pairs. Rows of length zero are left out; 0 for fewer than two rows. <b>Cost.</b> O(n width).
     */
    double meanCosine() {
        if (directed < 2) {
            return 0;
        }
        double squares = 0;
        for (double value : unitSum) {
            squares += value * value;
        }
        return (squares - directed) / ((double) directed * (directed - 1));
    }
}
