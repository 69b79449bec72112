package io.glossa.init;

import io.glossa.checkpoint.StoredTensor;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/**
 * A vocabulary matrix of the base, read row by row from where it is stored, with statistics over the rows that stand for text.
 *
 * <p>Rows of the unknown, control, unused, byte and undertrained pieces and of padding do not count: they are hardly or never
 * trained, and would pull every mean toward them. When no row would be left, all count.
 *
 * <p><b>Shapes.</b> {@code [rows, width]}, of any size. <b>Determinism.</b> Reads change no result: any number of threads may read.
 * <b>Cost.</b> One pass over the matrix when made; then a read of the file a row, and memory for some rows (8 MiB).
 */
public final class EmbeddingMatrix {
    /** Elements of the rows that are kept: 8 MiB, which is 512 rows of 4,096, more than there are bytes. */
    private static final int RECENT_ELEMENTS = 1 << 21;

    private final String name;
    private final RowReader reader;
    private final int rows;
    private final int width;
    private final BitSet counted;
    private final RowStatistics statistics;
    /** Written by any thread: whichever row stands there is whole, for its fields are final. */
    private final RecentRow[] recentRows;

    private EmbeddingMatrix(String name, RowReader reader, int rows, int width, BitSet counted) {
        this.name = name;
        this.reader = reader;
        this.rows = rows;
        this.width = width;
        this.recentRows = new RecentRow[Math.max(1, Math.min(rows, RECENT_ELEMENTS / width))];
        this.counted = (BitSet) counted.clone();
        if (this.counted.isEmpty()) {
            this.counted.set(0, rows);
        }
        statistics = statistics(row -> this.counted.get(row) ? 0 : -1, 1)[0];
    }

    /**
     * A matrix over an array, which is not copied.
     *
     * @param name of the tensor
     * @param counted the rows that enter the statistics
     */
    public static EmbeddingMatrix of(String name, float[] values, int width, BitSet counted) {
        return new EmbeddingMatrix(name, RowReader.of(values, width), values.length / width, width, counted);
    }

    /** A matrix over a stored tensor, whose checkpoint must stay open. */
    public static EmbeddingMatrix of(StoredTensor tensor, BitSet counted) {
        return new EmbeddingMatrix(
                tensor.info().name(),
                RowReader.of(tensor),
                Math.toIntExact(tensor.info().shape().get(0)),
                Math.toIntExact(tensor.info().rowElements()),
                counted);
    }

    /** Name of the tensor. */
    public String name() {
        return name;
    }

    /** Rows, those of padding too. */
    public int rows() {
        return rows;
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** One row, widened to float. */
    public float[] row(int row) {
        float[] values = new float[width];
        reader.read(row, 1, values);
        return values;
    }

    /** Fills the beginning of {@code target} with {@code count} neighbouring rows. */
    public void read(int first, int count, float[] target) {
        reader.read(first, count, target);
    }

    /** Adds a row times a weight to a sum. Rows asked for again and again, such as those of bytes, are read once. */
    public void add(int row, double weight, double[] sum) {
        RecentRow recent = recentRows[row % recentRows.length];
        if (recent == null || recent.row != row) {
            recent = new RecentRow(row, row(row));
            recentRows[row % recentRows.length] = recent;
        }
        float[] values = recent.values;
        for (int j = 0; j < width; j++) {
            sum[j] += weight * values[j];
        }
    }

    /** The numbers of the rows that enter the statistics, ascending. */
    public int[] counted() {
        return counted.stream().toArray();
    }

    /** Whether a row enters the statistics. */
    public boolean isCounted(int row) {
        return counted.get(row);
    }

    /** Mean, deviation and length of the counted rows. */
    public RowStatistics statistics() {
        return statistics;
    }

    /**
     * Statistics of groups of rows, in one pass over the matrix.
     *
     * @param group of a row: 0 to {@code groups - 1}, or -1 for a row that belongs to none
     */
    public RowStatistics[] statistics(IntUnaryOperator group, int groups) {
        return RowStatistics.of(reader, rows, width, group, groups);
    }

    private static final class RecentRow {
        private final int row;
        private final float[] values;

        RecentRow(int row, float[] values) {
            this.row = row;
            this.values = values;
        }
    }
}
