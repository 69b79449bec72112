package io.glossa.train.model;

import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.Kernels;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tensor of which some rows were trained: these are narrowed to its stored type, all others are its stored bytes.
 *
 * @param start as it was
 * @param leaves of it that were trained
 */
record TrainedTensor(StoredTensor start, Iterable<Leaf> leaves, Kernels kernels) implements TensorSource {
    @Override
    public TensorInfo info() {
        return start.info();
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        SortedMap<Integer, Stretch> stretches = new TreeMap<>();
        for (Leaf leaf : leaves) {
            long begin = 0;
            for (NewRows.Range rows : leaf.info().rows()) {
                stretches.put(rows.from(), new Stretch(rows, leaf, begin));
                begin += rows.count();
            }
        }
        long next = 0;
        for (Stretch stretch : stretches.values()) {
            copy(next, stretch.rows().from(), out);
            ArrayTensor.of(stretch.leaf(), info().type(), kernels)
                    .writeRows(stretch.begin(), stretch.begin() + stretch.rows().count(), out);
            next = stretch.rows().to();
        }
        copy(next, info().shape().get(0), out);
    }

    private void copy(long from, long to, WritableByteChannel out) throws IOException {
        if (from < to) {
            start.writeRows(from, to, out);
        }
    }

    /**
     * Neighbouring trained rows.
     *
     * @param rows of the tensor
     * @param begin their first row within the leaf
     */
    private record Stretch(NewRows.Range rows, Leaf leaf, long begin) {}
}
