package io.glossa.checkpoint;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** A tensor that can be written to a file: one already stored, or one computed. */
public interface TensorSource {
    /** Name, type and shape. */
    TensorInfo info();

    /** Writes exactly {@code info().bytes()} bytes, little-endian, row by row. */
    void writeTo(WritableByteChannel out) throws IOException;
}
