package io.glossa.init;

import io.glossa.checkpoint.ElementReader;
import io.glossa.checkpoint.StoredTensor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads neighbouring rows of a matrix, widened to float. Thread-safe. */
@FunctionalInterface
interface RowReader {
    /** Elements of one read from a file: 1 MiB once they are floats, a few rows of the widest models. */
    int BLOCK_ELEMENTS = 1 << 18;

    /** Fills the beginning of {@code target}, which holds at least {@code count} rows. */
    void read(int first, int count, float[] target);

    /** Rows of an array, which is not copied. */
    static RowReader of(float[] values, int width) {
        return (first, count, target) ->
                System.arraycopy(values, Math.multiplyExact(first, width), target, 0, count * width);
    }

    /** Rows of a stored tensor of any size: one buffer for each thread that reads at the same time. */
    static RowReader of(StoredTensor tensor) {
        int width = Math.toIntExact(tensor.info().rowElements());
        Queue<ElementReader> idle = new ConcurrentLinkedQueue<>();
        return (first, count, target) -> {
            ElementReader reader = idle.poll();
            if (reader == null) {
                reader = new ElementReader(tensor, blockRows(width) * width);
            }
            for (int done = 0; done < count; done += blockRows(width)) {
                int rows = Math.min(blockRows(width), count - done);
                reader.read((long) (first + done) * width, target, done * width, rows * width);
            }
            idle.add(reader);
        };
    }

    /** Rows of a block: what statistics are summed by, so that no number of threads changes a sum. */
    static int blockRows(int width) {
        return Math.max(1, BLOCK_ELEMENTS / width);
    }
}
