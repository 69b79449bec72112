package io.glossa.init.scratch;

import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.init.SeededRandom;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Random;

/**
 * A tensor whose rows are made while it is written.
 *
 * @param info name, type and shape; a vector is one row
 * @param rows what each row holds
 */
record GeneratedTensor(TensorInfo info, Rows rows) implements TensorSource {
    /** Fills a row by its number. */
    @FunctionalInterface
    interface Rows {
        void fill(int row, float[] values);
    }

    /** Rows of independent normal numbers. */
    static Rows normal(String name, double deviation, long seed) {
        return (row, values) -> {
            Random random = SeededRandom.of(seed, name, row);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
        };
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        List<Long> shape = info.shape();
        int width = Math.toIntExact(shape.get(shape.size() - 1));
        float[] values = new float[width];
        TensorInfo one = new TensorInfo(info.name(), info.type(), List.of((long) width));
        for (int row = 0; row < info.elements() / width; row++) {
            rows.fill(row, values);
            FloatTensor.of(one, values).writeTo(out);
        }
    }
}
