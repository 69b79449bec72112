package io.glossa.checkpoint;

import io.glossa.run.NumericException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/**
 * Writes computed elements of a tensor, each rounded once from 64 bits to the tensor's type.
 *
 * <p><b>Errors.</b> {@link NumericException} naming tensor, element and value for what is not finite or too large for the
 * type: a quiet infinity would only be met when the model answers nonsense.
 */
public final class ElementWriter {
    private static final int BUFFER_BYTES = 1 << 18;

    private final TensorInfo info;
    private final WritableByteChannel out;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** A writer of a tensor's elements, or of some of its rows. */
    public ElementWriter(TensorInfo info, WritableByteChannel out) {
        if (!info.type().isFloat()) {
            throw new IllegalArgumentException(info + " is not of a float type");
        }
        this.info = info;
        this.out = out;
    }

    /**
     * Writes the beginning of {@code values}.
     *
     * @param first number of the first of them in the tensor, for messages
     */
    public void write(long first, double[] values, int count) throws IOException {
        double most = FloatEncoding.overflow(info.type());
        for (int i = 0; i < count; i++) {
            // Also false for NaN.
            if (!(Math.abs(values[i]) < most)) {
                throw refused(first + i, values[i]);
            }
        }
        int room = buffer.capacity() / info.type().bytes();
        for (int done = 0; done < count; done += room) {
            FloatEncoding.encode(info.type(), values, done, Math.min(room, count - done), buffer);
            drain();
        }
    }

    private void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        buffer.clear();
    }

    private NumericException refused(long element, double value) {
        String at = "tensor '" + info.name() + "' element " + element + " of " + info.shape() + " is " + value;
        return new NumericException(
                Double.isFinite(value)
                        ? at + ", too large for " + info.type() + " (largest " + FloatEncoding.largest(info.type())
                                + "); write BF16 or F32"
                        : at + ", expected a finite number; one of the models is damaged: copy or download it again");
    }
}
