package io.glossa.checkpoint.merge;

import io.glossa.checkpoint.ElementReader;
import io.glossa.checkpoint.ElementWriter;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/**
 * A tensor as the weighted sum of the models' ones, computed while it is written.
 *
 * <p>Rows that not all models have are treated as {@link NewRowPolicy} says. Rows that the coefficients leave as the first model
 * has them, because the other models add nothing or the same bits, are copied.
 */
final class MergedTensor implements TensorSource {
    /** Weights such as a third three times do not add up to one to the last bit. */
    private static final double NEARLY_ONE = 1e-12;

    private final AlignedTensors tensors;
    private final double[] coefficients;
    private final NewRowPolicy newRows;

    /** A sum with one coefficient a model. */
    MergedTensor(AlignedTensors tensors, double[] coefficients, NewRowPolicy newRows) {
        this.tensors = tensors;
        this.coefficients = coefficients.clone();
        this.newRows = newRows;
    }

    @Override
    public TensorInfo info() {
        return tensors.info();
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        for (RowRun run : tensors.runs()) {
            double[] effective = effective(run);
            if (isFirst(effective)) {
                tensors.tensor(0).writeRows(run.first(), run.first() + run.rows(), out);
            } else {
                sum(run, effective, out);
            }
        }
    }

    /** The coefficients of some rows, those of models with the same bits put together at the first of them. */
    double[] effective(RowRun run) {
        double[] effective = ofThoseThatHave(run);
        for (int model = 1; model < effective.length; model++) {
            for (int earlier = 0; earlier < model && effective[model] != 0; earlier++) {
                boolean counts = earlier == 0 || effective[earlier] != 0;
                if (counts && tensors.sameBits(earlier, model, run)) {
                    effective[earlier] += effective[model];
                    effective[model] = 0;
                }
            }
        }
        return effective;
    }

    /** Whether coefficients leave the first model's rows as they are. */
    static boolean isFirst(double[] coefficients) {
        return Math.abs(coefficients[0] - 1) <= NEARLY_ONE
                && Arrays.stream(coefficients).skip(1).allMatch(c -> Math.abs(c) <= NEARLY_ONE);
    }

    private double[] ofThoseThatHave(RowRun run) {
        double[] all = coefficients.clone();
        if (run.shared(all.length)) {
            return all;
        }
        double[] some = new double[all.length];
        some[0] = 1;
        if (newRows != NewRowPolicy.MEAN) {
            return some;
        }
        double whole = Arrays.stream(all).sum();
        for (int model = 0; model < all.length; model++) {
            all[model] = run.has(model) ? all[model] : 0;
        }
        double part = Arrays.stream(all).sum();
        // Where those that have the rows count for nothing, the first model's rows are all there is.
        return Math.abs(part) > 0
                ? Arrays.stream(all).map(c -> c * whole / part).toArray()
                : some;
    }

    private void sum(RowRun run, double[] effective, WritableByteChannel out) throws IOException {
        ElementReader[] readers = new ElementReader[effective.length];
        for (int model = 0; model < readers.length; model++) {
            if (effective[model] != 0) {
                readers[model] = new ElementReader(tensors.tensor(model), AlignedTensors.BLOCK);
            }
        }
        ElementWriter writer = new ElementWriter(info(), out);
        float[] block = new float[AlignedTensors.BLOCK];
        double[] sum = new double[AlignedTensors.BLOCK];
        long end = (run.first() + run.rows()) * info().rowElements();
        for (long at = run.first() * info().rowElements(); at < end; at += block.length) {
            int count = (int) Math.min(block.length, end - at);
            // The number that changes no other when added, negative zero included.
            Arrays.fill(sum, 0, count, -0.0);
            for (int model = 0; model < readers.length; model++) {
                if (readers[model] != null) {
                    readers[model].read(at, block, count);
                    add(effective[model], block, sum, count);
                }
            }
            writer.write(at, sum, count);
        }
    }

    private static void add(double coefficient, float[] block, double[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += coefficient * block[i];
        }
    }
}
