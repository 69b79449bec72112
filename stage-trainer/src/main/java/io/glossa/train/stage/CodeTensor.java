package io.glossa.train.stage;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/**
 * A vector of bytes in libtorch's memory as one that can be written to a file and filled from one, some of it at a time.
 *
 * @param info its name, {@code U8} and length
 */
record CodeTensor(TensorInfo info, NDArray array, Kernels kernels) implements TensorSource {
    private static final int CHUNK_BYTES = 1 << 24;

    static CodeTensor of(String name, NDArray array, Kernels kernels) {
        return new CodeTensor(new TensorInfo(name, DataType.U8, List.of(array.size())), array, kernels);
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        long size = info.elements();
        for (long at = 0; at < size; at += CHUNK_BYTES) {
            ByteBuffer chunk = ByteBuffer.wrap(kernels.bytes(array, at, Math.min(size, at + CHUNK_BYTES)));
            while (chunk.hasRemaining()) {
                out.write(chunk);
            }
        }
    }

    /** Overwrites the bytes with those of a stored vector of the same length. */
    void fillFrom(StoredTensor stored) {
        long size = info.elements();
        for (long at = 0; at < size; at += CHUNK_BYTES) {
            ByteBuffer chunk = stored.rows(at, Math.min(size, at + CHUNK_BYTES));
            try (NDArray part = TorchMemory.bytes(kernels.manager(), chunk)) {
                kernels.fill(part, array, at);
            }
        }
    }
}
