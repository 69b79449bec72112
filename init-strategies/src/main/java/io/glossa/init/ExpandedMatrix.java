package io.glossa.init;

import io.glossa.checkpoint.ElementWriter;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/**
 * A vocabulary matrix with new rows, behind the base's or in place of some: every other row is the base's bytes as they are,
 * the new ones are in the base's type.
 *
 * @param base {@code [rows or more, width]}
 * @param size rows of the result
 * @param places which of them are new
 * @param added the new rows, in the order of their places; written block by block, each number rounded once
 */
record ExpandedMatrix(StoredTensor base, int size, NewRows places, ComputedRows added) implements TensorSource {
    @Override
    public TensorInfo info() {
        return TensorInfo.matrix(
                base.info().name(),
                base.info().type(),
                size,
                base.info().shape().get(1));
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        int next = 0;
        int written = 0;
        for (NewRows.Range range : places.ranges()) {
            writeBase(next, range.from(), out);
            writeAdded(written, range, out);
            written += range.count();
            next = range.to();
        }
        writeBase(next, size, out);
    }

    private void writeAdded(int first, NewRows.Range range, WritableByteChannel out) throws IOException {
        ElementWriter writer = new ElementWriter(info(), out);
        long[] element = {info().rowElements() * range.from()};
        added.<IOException>forEach(first, first + range.count(), row -> {
            writer.write(element[0], row, row.length);
            element[0] += row.length;
        });
    }

    private void writeBase(int from, int to, WritableByteChannel out) throws IOException {
        if (from < to) {
            base.writeRows(from, to, out);
        }
    }
}
