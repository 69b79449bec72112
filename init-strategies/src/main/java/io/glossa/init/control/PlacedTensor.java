package io.glossa.init.control;

import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A tensor under another name, or zeros of its shape and type.
 *
 * @param source gives shape, type and, unless they are zero, the numbers
 * @param name it is written under
 * @param zero whether every number is 0
 */
record PlacedTensor(TensorSource source, String name, boolean zero) implements TensorSource {
    private static final int BLOCK_BYTES = 1 << 16;

    @Override
    public TensorInfo info() {
        return new TensorInfo(name, source.info().type(), source.info().shape());
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        if (!zero) {
            source.writeTo(out);
            return;
        }
        // Zero is all bits zero in every element type.
        ByteBuffer zeros = ByteBuffer.allocate(BLOCK_BYTES);
        for (long left = info().bytes(); left > 0; left -= zeros.limit()) {
            zeros.clear().limit((int) Math.min(BLOCK_BYTES, left));
            while (zeros.hasRemaining()) {
                out.write(zeros);
            }
        }
    }
}
