package io.glossa.checkpoint.adapter;

import io.glossa.checkpoint.ElementReader;
import io.glossa.checkpoint.ElementWriter;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/**
 * A weight with its adapter added.
 *
 * <p><b>Formula.</b> {@code W + scale · B A}, summed in 64 bits. <b>Shapes.</b> {@code W [outputs, inputs]},
 * {@code A [rank, inputs]}, {@code B [outputs, rank]}. <b>Cost.</b> {@code outputs · inputs · rank} multiplications; {@code A}
 * and a block of rows in memory.
 */
record LoraTensor(StoredTensor weight, StoredTensor a, StoredTensor b, double scale) implements TensorSource {
    private static final int BLOCK = 1 << 16;

    @Override
    public TensorInfo info() {
        return weight.info();
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        int inputs = Math.toIntExact(info().shape().get(1));
        int rank = Math.toIntExact(a.info().shape().get(0));
        double[] thin = doubles(a);
        int rows = Math.max(1, BLOCK / inputs);
        ElementReader weights = new ElementReader(weight, rows * inputs);
        ElementReader factors = new ElementReader(b, rows * rank);
        ElementWriter writer = new ElementWriter(info(), out);
        float[] row = new float[rows * inputs];
        float[] factor = new float[rows * rank];
        double[] sum = new double[rows * inputs];
        for (long first = 0; first < info().shape().get(0); first += rows) {
            int count = (int) Math.min(rows, info().shape().get(0) - first);
            weights.read(first * inputs, row, count * inputs);
            factors.read(first * rank, factor, count * rank);
            for (int i = 0; i < count * inputs; i++) {
                sum[i] = row[i];
            }
            for (int k = 0; k < rank; k++) {
                for (int i = 0; i < count; i++) {
                    add(scale * factor[i * rank + k], thin, k * inputs, sum, i * inputs, inputs);
                }
            }
            writer.write(first * inputs, sum, count * inputs);
        }
    }

    private static void add(double factor, double[] thin, int from, double[] sum, int to, int count) {
        for (int j = 0; j < count; j++) {
            sum[to + j] += factor * thin[from + j];
        }
    }

    private static double[] doubles(StoredTensor tensor) {
        float[] floats = tensor.floats();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
