package io.glossa.init;

import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/**
 * A vocabulary matrix with rows added below: the base's bytes as they are, then the new rows in the base's type.
 *
 * @param base {@code [rows or more, width]}
 * @param rows how many of the base's rows are kept
 * @param added {@code [new rows, width]}
 */
record ExpandedMatrix(StoredTensor base, long rows, FloatTensor added) implements TensorSource {
    @Override
    public TensorInfo info() {
        return TensorInfo.matrix(
                base.info().name(),
                base.info().type(),
                rows + added.info().shape().get(0),
                base.info().shape().get(1));
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        base.writeRows(rows, out);
        added.writeTo(out);
    }
}
