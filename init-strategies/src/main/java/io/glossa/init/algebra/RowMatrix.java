package io.glossa.init.algebra;

import java.util.Arrays;
import java.util.List;

/**
 * Vectors of equal length, behind each other in one array that is not copied.
 *
 * <p><b>Shapes.</b> {@code [rows, width]}.
 */
public final class RowMatrix {
    private final float[] values;
    private final int rows;
    private final int width;

    /** Takes over an array of {@code rows * width} values. */
    public RowMatrix(float[] values, int rows, int width) {
        if (width < 1 || values.length != Math.multiplyExact(rows, width)) {
            throw new IllegalArgumentException(values.length + " values are not " + rows + " rows of " + width);
        }
        this.values = values;
        this.rows = rows;
        this.width = width;
    }

    /** Copies vectors of one length. */
    public static RowMatrix of(List<float[]> vectors, int width) {
        float[] values = new float[Math.multiplyExact(vectors.size(), width)];
        for (int i = 0; i < vectors.size(); i++) {
            System.arraycopy(vectors.get(i), 0, values, i * width, width);
        }
        return new RowMatrix(values, vectors.size(), width);
    }

    /** Some of the rows, copied. */
    public RowMatrix slice(int from, int to) {
        return new RowMatrix(Arrays.copyOfRange(values, from * width, to * width), to - from, width);
    }

    /** How many vectors. */
    public int rows() {
        return rows;
    }

    /** Their length. */
    public int width() {
        return width;
    }

    /** One element. */
    public float value(int row, int column) {
        return values[row * width + column];
    }

    float[] values() {
        return values;
    }

    /** The inner product of two rows, in 64 bits. */
    public static double dot(RowMatrix left, int leftRow, RowMatrix right, int rightRow) {
        double sum = 0;
        int a = leftRow * left.width;
        int b = rightRow * right.width;
        for (int j = 0; j < left.width; j++) {
            sum += (double) left.values[a + j] * right.values[b + j];
        }
        return sum;
    }

    /** The Euclidean length of a row. */
    public double norm(int row) {
        return Math.sqrt(dot(this, row, this, row));
    }

    /** The same directions with length 1; a row of length zero stays. */
    RowMatrix normalised() {
        float[] scaled = new float[values.length];
        for (int row = 0; row < rows; row++) {
            double norm = norm(row);
            for (int j = row * width; norm > 0 && j < (row + 1) * width; j++) {
                scaled[j] = (float) (values[j] / norm);
            }
        }
        return new RowMatrix(scaled, rows, width);
    }
}
