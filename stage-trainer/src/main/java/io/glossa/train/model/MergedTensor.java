package io.glossa.train.model;

import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.Kernels;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * A matrix with its adapter added.
 *
 * <p><b>Formula.</b> {@code W + scale B A}, each element summed in 64 bits over ascending ranks and rounded to float32, then to
 * the stored type. <b>Cost.</b> {@code outputs * inputs * rank} multiplications; A, B and a block of rows in memory.
 *
 * @param start the matrix as stored
 * @param trained its values where it was trained beside its adapter
 * @param a {@code [rank, inputs]}
 * @param b {@code [outputs, rank]}
 */
record MergedTensor(StoredTensor start, Optional<Leaf> trained, Leaf a, Leaf b, double scale, Kernels kernels)
        implements TensorSource {
    private static final int CHUNK_ELEMENTS = 1 << 20;

    @Override
    public TensorInfo info() {
        return start.info();
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        int rows = Math.toIntExact(info().shape().get(0));
        int width = Math.toIntExact(info().shape().get(1));
        float[] thin = kernels.floats(a.array(), 0, a.info().rowCount());
        int most = Math.max(1, CHUNK_ELEMENTS / width);
        for (int from = 0; from < rows; from += most) {
            int to = Math.min(rows, from + most);
            float[] values = matrix(from, to, width);
            add(values, kernels.floats(b.array(), from, to), thin, width);
            FloatTensor.of(TensorInfo.matrix(info().name(), info().type(), to - from, width), values)
                    .writeTo(out);
        }
    }

    private float[] matrix(int from, int to, int width) {
        if (trained.isPresent()) {
            return kernels.floats(trained.get().array(), from, to);
        }
        float[] values = new float[(to - from) * width];
        start.read((long) from * width, FloatBuffer.wrap(values));
        return values;
    }

    private void add(float[] values, float[] factors, float[] thin, int width) {
        int rank = thin.length / width;
        double[] sums = new double[width];
        for (int row = 0; row < values.length / width; row++) {
            Arrays.fill(sums, 0);
            for (int r = 0; r < rank; r++) {
                double factor = factors[row * rank + r];
                for (int i = 0; i < width; i++) {
                    sums[i] += factor * thin[r * width + i];
                }
            }
            for (int i = 0; i < width; i++) {
                values[row * width + i] = (float) (values[row * width + i] + scale * sums[i]);
            }
        }
    }
}
