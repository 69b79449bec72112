package io.glossa.checkpoint;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/**
 * A stored tensor under a name and in an element type of choice: copied where the type is its own, else every element rounded
 * once to nearest, ties to even.
 *
 * <p><b>Errors.</b> {@link io.glossa.run.NumericException} naming the tensor for a number that the type cannot hold.
 * <b>Cost.</b> Two blocks of memory for a tensor of any size.
 *
 * @param name it is written under
 */
public record ConvertedTensor(StoredTensor stored, String name, DataType type) implements TensorSource {
    private static final int BLOCK = 1 << 16;

    public ConvertedTensor {
        if (!type.isFloat()) {
            throw new IllegalArgumentException(type + " is not a float type");
        }
    }

    /** The same tensor in another type; what is no float, such as a table of integers, keeps its own. */
    public static TensorSource of(StoredTensor stored, DataType type) {
        return stored.info().type().isFloat()
                ? new ConvertedTensor(stored, stored.info().name(), type)
                : stored;
    }

    @Override
    public TensorInfo info() {
        return new TensorInfo(name, type, stored.info().shape());
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        if (stored.info().type() == type) {
            stored.writeTo(out);
            return;
        }
        ElementReader reader = new ElementReader(stored, BLOCK);
        ElementWriter writer = new ElementWriter(info(), out);
        float[] floats = new float[BLOCK];
        double[] doubles = new double[BLOCK];
        for (long at = 0; at < info().elements(); at += BLOCK) {
            int count = (int) Math.min(BLOCK, info().elements() - at);
            reader.read(at, floats, count);
            for (int i = 0; i < count; i++) {
                doubles[i] = floats[i];
            }
            writer.write(at, doubles, count);
        }
    }
}
