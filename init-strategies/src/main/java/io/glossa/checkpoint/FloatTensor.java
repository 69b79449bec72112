package io.glossa.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A computed tensor: floats that are narrowed to the type of {@code info} when written.
 *
 * @param values as many as the shape has elements, row by row; read from position 0 to its limit, never changed
 */
public record FloatTensor(TensorInfo info, FloatBuffer values) implements TensorSource {
    private static final int CHUNK_BYTES = 1 << 16;

    public FloatTensor {
        if (!info.type().isFloat()) {
            throw new IllegalArgumentException(info + " is not of a float type");
        }
        values = values.duplicate().rewind();
        if (values.remaining() != info.elements()) {
            throw new IllegalArgumentException(
                    info + " needs " + info.elements() + " values, got " + values.remaining());
        }
    }

    /** A tensor over an array, which is not copied. */
    public static FloatTensor of(TensorInfo info, float[] values) {
        return new FloatTensor(info, FloatBuffer.wrap(values));
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        write(values.duplicate(), out);
    }

    private void write(FloatBuffer rest, WritableByteChannel out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (rest.hasRemaining()) {
            chunk.clear();
            while (rest.hasRemaining() && chunk.hasRemaining()) {
                FloatEncoding.encode(info.type(), rest.get(), chunk);
            }
            chunk.flip();
            while (chunk.hasRemaining()) {
                out.write(chunk);
            }
        }
    }
}
