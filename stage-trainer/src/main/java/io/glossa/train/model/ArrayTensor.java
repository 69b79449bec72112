package io.glossa.train.model;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor in libtorch's memory as one that can be written to a file and filled from one, some rows at a time.
 *
 * @param info its name, the type it is written in, and its shape; at least one dimension
 */
public record ArrayTensor(TensorInfo info, NDArray array, Kernels kernels) implements TensorSource {
    private static final int CHUNK_ELEMENTS = 1 << 22;

    /** A leaf's values under its name, as they are now. */
    public static ArrayTensor of(Leaf leaf, DataType type, Kernels kernels) {
        return of(leaf.name(), type, leaf.array(), kernels);
    }

    /** Values under a name. */
    public static ArrayTensor of(String name, DataType type, NDArray array, Kernels kernels) {
        List<Long> shape = new ArrayList<>();
        for (long size : array.getShape().getShape()) {
            shape.add(size);
        }
        return new ArrayTensor(new TensorInfo(name, type, shape), array, kernels);
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        writeRows(0, info.shape().get(0), out);
    }

    /** Writes rows {@code from} to before {@code to}. */
    void writeRows(long from, long to, WritableByteChannel out) throws IOException {
        long rowElements = info.elements() / info.shape().get(0);
        long most = Math.max(1, CHUNK_ELEMENTS / rowElements);
        for (long row = from; row < to; row += most) {
            long end = Math.min(to, row + most);
            TensorInfo part = TensorInfo.matrix(info.name(), info.type(), end - row, rowElements);
            FloatTensor.of(part, kernels.floats(array, row, end)).writeTo(out);
        }
    }

    /** Overwrites the values with those of a stored tensor of as many elements. */
    public void fillFrom(StoredTensor stored) {
        long rowElements = info.elements() / info.shape().get(0);
        int most = (int) Math.max(1, CHUNK_ELEMENTS / rowElements);
        for (long row = 0; row < info.shape().get(0); row += most) {
            long rows = Math.min(most, info.shape().get(0) - row);
            float[] values = new float[Math.toIntExact(rows * rowElements)];
            stored.read(row * rowElements, FloatBuffer.wrap(values));
            long[] shape = info.shape().stream().mapToLong(Long::longValue).toArray();
            shape[0] = rows;
            try (NDArray part = TorchMemory.floats(kernels.manager(), values, shape)) {
                kernels.fill(part, array, row);
            }
        }
    }
}
