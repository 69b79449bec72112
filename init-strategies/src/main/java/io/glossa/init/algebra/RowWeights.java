package io.glossa.init.algebra;

/** Of how much of which rows something is made: the indices ascending or by falling weight, as their maker says. */
public final class RowWeights {
    private final int[] rows;
    private final double[] weights;

    /** Takes over two arrays of one length. */
    public RowWeights(int[] rows, double[] weights) {
        if (rows.length != weights.length) {
            throw new IllegalArgumentException(rows.length + " rows, " + weights.length + " weights");
        }
        this.rows = rows;
        this.weights = weights;
    }

    /** How many rows. */
    public int size() {
        return rows.length;
    }

    /** The index of the i-th. */
    public int row(int i) {
        return rows[i];
    }

    /** The weight of the i-th. */
    public double weight(int i) {
        return weights[i];
    }

    /** The same weights of other rows: index i stands for {@code names[i]}. */
    public RowWeights renamed(int[] names) {
        int[] renamed = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            renamed[i] = names[rows[i]];
        }
        return new RowWeights(renamed, weights);
    }
}
