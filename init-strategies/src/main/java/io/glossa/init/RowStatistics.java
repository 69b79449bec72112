package io.glossa.init;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Mean, deviation and length of a group of rows.
 *
 * <p><b>Formula.</b> Mean and standard deviation of each dimension (divided by the number of rows), and the mean Euclidean
 * length. Each block of rows is summed in two passes in 64 bits, and blocks are joined in order by the update of Chan, Golub and
 * LeVeque (1979): {@code M2 = M2a + M2b + delta^2 na nb / n}. <b>Determinism.</b> Blocks have a fixed size, so threads change no
 * bit. <b>Cost.</b> One pass over the matrix; 16 bytes for each dimension, group and block at work.
 */
public final class RowStatistics {
    /** Blocks at work at a time: they bound the memory, and their number changes no sum. */
    private static final int WAVE = 16;

    private final int width;
    private final double[] mean;
    private final double[] squares;
    private int count;
    private double norms;

    private RowStatistics(int width) {
        this.width = width;
        mean = new double[width];
        squares = new double[width];
    }

    /**
     * Statistics by group, in one pass.
     *
     * @param group of a row: 0 to {@code groups - 1}, or -1 for a row that belongs to none
     */
    static RowStatistics[] of(RowReader reader, int rows, int width, IntUnaryOperator group, int groups) {
        RowStatistics[] total = new RowStatistics[groups];
        Arrays.setAll(total, i -> new RowStatistics(width));
        int blockRows = RowReader.blockRows(width);
        int blocks = (rows + blockRows - 1) / blockRows;
        for (int wave = 0; wave < blocks; wave += WAVE) {
            RowStatistics[][] parts = IntStream.range(wave, Math.min(blocks, wave + WAVE))
                    .parallel()
                    .mapToObj(block -> {
                        int first = block * blockRows;
                        return block(reader, first, Math.min(blockRows, rows - first), width, group, groups);
                    })
                    .toArray(RowStatistics[][]::new);
            for (RowStatistics[] part : parts) {
                for (int i = 0; i < groups; i++) {
                    if (part[i] != null) {
                        total[i].join(part[i]);
                    }
                }
            }
        }
        return total;
    }

    /** How many rows. */
    public int count() {
        return count;
    }

    /** Mean of a dimension; 0 without rows. */
    public double mean(int column) {
        return mean[column];
    }

    /** Standard deviation of a dimension; 0 without rows. */
    public double deviation(int column) {
        return count == 0 ? 0 : Math.sqrt(squares[column] / count);
    }

    /** Mean Euclidean length of the rows; 0 without rows. */
    public double meanNorm() {
        return count == 0 ? 0 : norms / count;
    }

    private static RowStatistics[] block(
            RowReader reader, int first, int rows, int width, IntUnaryOperator group, int groups) {
        RowStatistics[] parts = new RowStatistics[groups];
        float[] values = new float[rows * width];
        reader.read(first, rows, values);
        for (int row = 0; row < rows; row++) {
            int g = group.applyAsInt(first + row);
            if (g >= 0) {
                parts[g] = parts[g] == null ? new RowStatistics(width) : parts[g];
                parts[g].add(values, row * width);
            }
        }
        for (RowStatistics part : parts) {
            if (part != null) {
                part.divide();
            }
        }
        for (int row = 0; row < rows; row++) {
            int g = group.applyAsInt(first + row);
            if (g >= 0) {
                parts[g].addSquares(values, row * width);
            }
        }
        return parts;
    }

    private void add(float[] values, int offset) {
        count++;
        double length = 0;
        for (int j = 0; j < width; j++) {
            double value = values[offset + j];
            mean[j] += value;
            length += value * value;
        }
        norms += Math.sqrt(length);
    }

    private void divide() {
        for (int j = 0; j < width; j++) {
            mean[j] /= count;
        }
    }

    private void addSquares(float[] values, int offset) {
        for (int j = 0; j < width; j++) {
            double difference = values[offset + j] - mean[j];
            squares[j] += difference * difference;
        }
    }

    private void join(RowStatistics other) {
        if (count == 0) {
            System.arraycopy(other.mean, 0, mean, 0, width);
            System.arraycopy(other.squares, 0, squares, 0, width);
        } else {
            double all = (double) count + other.count;
            double weight = count * (other.count / all);
            for (int j = 0; j < width; j++) {
                double delta = other.mean[j] - mean[j];
                mean[j] += delta * (other.count / all);
                squares[j] += other.squares[j] + delta * delta * weight;
            }
        }
        count += other.count;
        norms += other.norms;
    }
}
