package io.glossa.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Reads a stored tensor block by block through one buffer of its own, so that a tensor of any size needs the same memory.
 *
 * <p><b>Errors.</b> {@link io.glossa.run.FormatException} for a type without floats. <b>Determinism.</b> Not thread-safe: a
 * reader a thread. <b>Cost.</b> The buffer, and one read of the file a block.
 */
public final class ElementReader {
    private final StoredTensor tensor;
    private final ByteBuffer buffer;

    /**
     * A reader.
     *
     * @param blockElements most elements of one read
     */
    public ElementReader(StoredTensor tensor, int blockElements) {
        tensor.requireFloats();
        this.tensor = tensor;
        this.buffer = ByteBuffer.allocateDirect(
                        Math.multiplyExact(blockElements, tensor.info().type().bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Fills the beginning of {@code target} with {@code count} elements from {@code first} on. */
    public void read(long first, float[] target, int count) {
        read(first, target, 0, count);
    }

    /** Fills {@code target} from {@code offset} on. */
    public void read(long first, float[] target, int offset, int count) {
        int bytes = tensor.info().type().bytes();
        buffer.clear().limit(Math.multiplyExact(count, bytes));
        tensor.readBytes(first * bytes, buffer);
        buffer.flip();
        FloatEncoding.decode(tensor.info().type(), buffer, FloatBuffer.wrap(target, offset, count));
    }
}
