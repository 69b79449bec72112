package io.glossa.spark;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * How rows of a kind are written, to the files of a step and on their way between stages: component by component, where
 * Java's own form would describe every field of every row, and a sort would measure the rows that it holds object by object.
 */
interface RowFormat<T> extends Serializable {
    /** Bytes that most rows fit, but for their texts. */
    int ROW_BYTES = 1 << 10;

    void write(DataOutputStream out, T row) throws IOException;

    T read(DataInputStream in) throws IOException;

    /** Bytes that a row is expected to fit. */
    default int bytes(T row) {
        return ROW_BYTES;
    }

    /** A row as bytes. */
    default byte[] pack(T row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(bytes(row));
        try {
            write(new DataOutputStream(bytes), row);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** The row that bytes were made of. */
    default T open(byte[] bytes) {
        try {
            return read(new DataInputStream(new RowInput(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be read", e);
        }
    }
}
