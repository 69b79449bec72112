package io.glossa.init;

import io.glossa.vocab.Tokenizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Which pieces of the base its training hardly met, told from its embeddings alone.
 *
 * <p><b>Formula.</b> A row is undertrained when its length is zero; when the logarithm of its length lies more than
 * {@value #DEVIATIONS} robust deviations (1.4826 times the median absolute deviation) below the median of the text rows; or when,
 * in a model that has rows known to be unused (padding, pieces named unused or reserved), the row points the way their mean does:
 * the cosine of {@code row - mu} and {@code unused - mu}, mu being the mean of the text rows, is at least {@value #COSINE}. A rule
 * that would take more than half of the text rows says nothing about this model and takes none.
 *
 * <p><b>Source.</b> Land and Bartolo (2024), "Fishing for Magikarp", arXiv 2405.05417: lengths, and directions
 * relative to known unused tokens with the common component taken out. They inspect a fixed share of candidates by prompting; here
 * nothing is inspected, so only outliers count. <b>Cost.</b> One pass over the matrix, a second when rows are known to be unused.
 */
final class UndertrainedRows {
    private static final double DEVIATIONS = 6;
    private static final double COSINE = 0.5;
    private static final double NORMAL_CONSISTENCY = 1.4826;
    private static final Pattern UNUSED = Pattern.compile("[<\\[|]+.*(unused|reserved).*[>\\]|]+");

    private UndertrainedRows() {}

    /** The undertrained among all rows that have a piece. */
    static BitSet of(RowReader reader, int rows, int width, Tokenizer tokenizer, BitSet text) {
        BitSet unused = unused(tokenizer, rows);
        double[] norms = new double[rows];
        float[] values = new float[RowReader.blockRows(width) * width];
        for (int first = 0; first < rows; first += RowReader.blockRows(width)) {
            int count = Math.min(RowReader.blockRows(width), rows - first);
            reader.read(first, count, values);
            for (int row = 0; row < count; row++) {
                norms[first + row] = norm(values, row * width, width);
            }
        }
        BitSet found = unlessMost(shorter(norms, tokenizer.size(), text), text);
        if (!unused.isEmpty()) {
            found.or(unlessMost(aligned(reader, rows, width, tokenizer.size(), text, unused), text));
        }
        return found;
    }

    private static BitSet unused(Tokenizer tokenizer, int rows) {
        BitSet unused = new BitSet();
        for (int id = 0; id < tokenizer.size(); id++) {
            unused.set(id, UNUSED.matcher(tokenizer.piece(id)).matches());
        }
        unused.set(tokenizer.size(), rows);
        return unused;
    }

    private static BitSet shorter(double[] norms, int pieces, BitSet text) {
        double[] logs = text.stream()
                .mapToDouble(row -> norms[row])
                .filter(norm -> norm > 0)
                .map(Math::log)
                .toArray();
        double median = median(logs);
        double spread =
                median(Arrays.stream(logs).map(log -> Math.abs(log - median)).toArray());
        BitSet found = new BitSet();
        for (int row = 0; row < pieces; row++) {
            // Without any spread there is no measure of what is far.
            boolean far = spread > 0 && Math.log(norms[row]) < median - DEVIATIONS * NORMAL_CONSISTENCY * spread;
            found.set(row, norms[row] == 0 || far);
        }
        return found;
    }

    private static BitSet aligned(RowReader reader, int rows, int width, int pieces, BitSet text, BitSet unused) {
        RowStatistics[] groups =
                RowStatistics.of(reader, rows, width, row -> unused.get(row) ? 0 : text.get(row) ? 1 : -1, 2);
        double[] direction = new double[width];
        Arrays.setAll(direction, j -> groups[0].mean(j) - groups[1].mean(j));
        double length = Math.sqrt(dot(direction, direction));
        BitSet found = new BitSet();
        float[] row = new float[width];
        double[] centred = new double[width];
        for (int id = 0; id < pieces && length > 0; id++) {
            reader.read(id, 1, row);
            Arrays.setAll(centred, j -> row[j] - groups[1].mean(j));
            double product = Math.sqrt(dot(centred, centred)) * length;
            found.set(id, product > 0 && dot(centred, direction) >= COSINE * product);
        }
        return found;
    }

    private static BitSet unlessMost(BitSet found, BitSet text) {
        BitSet among = (BitSet) found.clone();
        among.and(text);
        return 2 * among.cardinality() > text.cardinality() ? new BitSet() : found;
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double norm(float[] values, int offset, int width) {
        double squares = 0;
        for (int j = offset; j < offset + width; j++) {
            squares += (double) values[j] * values[j];
        }
        return Math.sqrt(squares);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
