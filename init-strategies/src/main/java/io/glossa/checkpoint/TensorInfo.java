package io.glossa.checkpoint;

import java.util.List;

/**
 * Name, element type and shape of a tensor.
 *
 * <p><b>Errors.</b> {@link ArithmeticException} when the number of bytes does not fit 63 bits, and
 * {@link IllegalArgumentException} for a negative dimension: readers turn both into a refusal of the file.
 *
 * @param name such as {@code model.embed_tokens.weight}
 * @param shape sizes of the dimensions, outermost first; empty for a scalar
 */
public record TensorInfo(String name, DataType type, List<Long> shape) {
    public TensorInfo {
        shape = List.copyOf(shape);
        long bytes = type.bytes();
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("negative dimension " + size);
            }
            bytes = Math.multiplyExact(bytes, size);
        }
    }

    /** A matrix. */
    public static TensorInfo matrix(String name, DataType type, long rows, long columns) {
        return new TensorInfo(name, type, List.of(rows, columns));
    }

    /** Number of elements; 1 for a scalar. */
    public long elements() {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }

    /** Elements of one row, which is what the first dimension counts; 1 for a scalar. */
    public long rowElements() {
        return shape.isEmpty() ? 1 : shape.stream().skip(1).reduce(1L, (a, b) -> a * b);
    }

    /** Bytes of one row. */
    public long rowBytes() {
        return rowElements() * type.bytes();
    }

    /** Bytes of the data. */
    public long bytes() {
        return elements() * type.bytes();
    }
}
