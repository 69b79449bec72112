package io.glossa.init;

import java.util.BitSet;

/**
 * A vocabulary matrix of the base, with statistics over the rows that stand for text.
 *
 * <p>Rows of the unknown, control, unused and byte pieces do not count: they are hardly or never trained, and their
 * norms would pull every mean toward them. When no row would be left, all count.
 *
 * <p><b>Shapes.</b> {@code [rows, width]}, row by row. <b>Formula.</b> Mean and standard deviation per dimension
 * (divided by the number of counted rows), in 64 bits, two passes. <b>Cost.</b> Four bytes an element.
 */
public final class EmbeddingMatrix {
    private final String name;
    private final float[] values;
    private final int width;
    private final BitSet counted;
    private final double[] mean;
    private final double[] deviation;
    private final double meanNorm;

    /**
     * Takes over the values, which are not copied.
     *
     * @param name of the tensor
     * @param counted the rows that enter the statistics
     */
    public EmbeddingMatrix(String name, float[] values, int width, BitSet counted) {
        this.name = name;
        this.values = values;
        this.width = width;
        this.counted = (BitSet) counted.clone();
        if (this.counted.isEmpty()) {
            this.counted.set(0, rows());
        }
        int count = this.counted.cardinality();
        mean = new double[width];
        deviation = new double[width];
        double norms = 0;
        for (int row = this.counted.nextSetBit(0); row >= 0; row = this.counted.nextSetBit(row + 1)) {
            double squares = 0;
            for (int j = 0; j < width; j++) {
                mean[j] += value(row, j) / count;
                squares += value(row, j) * value(row, j);
            }
            norms += Math.sqrt(squares);
        }
        for (int row = this.counted.nextSetBit(0); row >= 0; row = this.counted.nextSetBit(row + 1)) {
            for (int j = 0; j < width; j++) {
                deviation[j] += (value(row, j) - mean[j]) * (value(row, j) - mean[j]) / count;
            }
        }
        for (int j = 0; j < width; j++) {
            deviation[j] = Math.sqrt(deviation[j]);
        }
        meanNorm = norms / count;
    }

    /** Name of the tensor. */
    public String name() {
        return name;
    }

    /** Rows. */
    public int rows() {
        return values.length / width;
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** How many rows enter the statistics. */
    public int countedRows() {
        return counted.cardinality();
    }

    /** One element. */
    public double value(int row, int column) {
        return values[row * width + column];
    }

    /** Mean of a dimension over the counted rows. */
    public double mean(int column) {
        return mean[column];
    }

    /** Standard deviation of a dimension over the counted rows. */
    public double deviation(int column) {
        return deviation[column];
    }

    /** Mean Euclidean length of the counted rows. */
    public double meanNorm() {
        return meanNorm;
    }

    /** The counted rows' numbers, ascending. */
    public int[] counted() {
        return counted.stream().toArray();
    }
}
