package io.glossa.checkpoint;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A tensor in an opened safetensors file; its data is mapped from the file when asked for.
 *
 * <p><b>Errors.</b> {@link FormatException} for floats of a type that has none, or more than an array holds.
 *
 * <p><b>Determinism.</b> Reads leave no state: any number of threads may read.
 */
public final class StoredTensor implements TensorSource {
    /** Elements widened at a time: 64 MiB of F32, far below the 2 GiB that one mapping can hold. */
    private static final int CHUNK_ELEMENTS = 1 << 24;

    private static final int COMPARED_BYTES = 1 << 18;

    private final TensorInfo info;
    private final Path file;
    private final FileChannel channel;
    private final long position;

    StoredTensor(TensorInfo info, Path file, FileChannel channel, long position) {
        this.info = info;
        this.file = file;
        this.channel = channel;
        this.position = position;
    }

    @Override
    public TensorInfo info() {
        return info;
    }

    /** The file it is stored in. */
    public Path file() {
        return file;
    }

    /** All elements, row by row, widened to float. Memory: four bytes an element. */
    public float[] floats() {
        if (info.elements() > Integer.MAX_VALUE - 8) {
            throw new FormatException(at() + info.elements() + " elements do not fit one array; read it in slices");
        }
        float[] values = new float[(int) info.elements()];
        read(0, FloatBuffer.wrap(values));
        return values;
    }

    /** Fills the rest of {@code target} with elements from {@code first} on, widened to float. */
    public void read(long first, FloatBuffer target) {
        requireFloats();
        Objects.checkFromIndexSize(first, target.remaining(), info.elements());
        long element = first;
        int end = target.limit();
        while (target.position() < end) {
            int count = Math.min(CHUNK_ELEMENTS, end - target.position());
            target.limit(target.position() + count);
            ByteBuffer stored = map(
                    element * info.type().bytes(), (long) count * info.type().bytes());
            FloatEncoding.decode(info.type(), stored, target);
            target.limit(end);
            element += count;
        }
    }

    /** Refuses a type that does not widen to float. */
    void requireFloats() {
        if (!info.type().isFloat()) {
            throw new FormatException(at() + "has type " + info.type()
                    + "; F32, F16 and BF16 can be read as numbers, use the unquantised checkpoint");
        }
    }

    /** Fills the rest of {@code target} with stored bytes from {@code offset} on. */
    void readBytes(long offset, ByteBuffer target) {
        Objects.checkFromIndexSize(offset, (long) target.remaining(), info.bytes());
        try {
            long at = position + offset;
            while (target.hasRemaining()) {
                int count = channel.read(target, at);
                if (count < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
                at += count;
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    /** The stored bytes as they are, little-endian, mapped read-only; at most 2 GiB. */
    public ByteBuffer bytes() {
        if (info.bytes() > Integer.MAX_VALUE) {
            throw new FormatException(at() + info.bytes() + " bytes do not fit one mapping; write it to a channel");
        }
        return map(0, info.bytes());
    }

    /** The stored bytes of neighbouring rows, as {@link #bytes}. */
    public ByteBuffer rows(long from, long to) {
        Objects.checkFromToIndex(from, to, info.shape().get(0));
        return map(from * info.rowBytes(), (to - from) * info.rowBytes());
    }

    /** Position of the first byte that differs from another tensor of the same size, or -1 when none does. */
    public long mismatch(StoredTensor other) {
        if (info.bytes() != other.info.bytes()) {
            throw new IllegalArgumentException(info + " and " + other.info + " have different sizes");
        }
        return mismatch(other, 0, info.bytes());
    }

    /** The same for a range of bytes that both have; the position counts from the tensor's beginning. */
    public long mismatch(StoredTensor other, long from, long bytes) {
        Objects.checkFromIndexSize(from, bytes, Math.min(info.bytes(), other.info.bytes()));
        // Read, not mapped: on the machine this was measured on, the page faults of a mapping cost six times as much.
        ByteBuffer ours = ByteBuffer.allocateDirect((int) Math.min(COMPARED_BYTES, bytes));
        ByteBuffer theirs = ByteBuffer.allocateDirect(ours.capacity());
        for (long done = from; done < from + bytes; done += ours.capacity()) {
            int length = (int) Math.min(ours.capacity(), from + bytes - done);
            readBytes(done, ours.clear().limit(length));
            other.readBytes(done, theirs.clear().limit(length));
            int difference = ours.flip().mismatch(theirs.flip());
            if (difference >= 0) {
                return done + difference;
            }
        }
        return -1;
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        write(0, info.bytes(), out);
    }

    /**
     * Writes neighbouring rows as they are stored.
     *
     * @param from the first
     * @param to behind the last; at most the first dimension
     */
    public void writeRows(long from, long to, WritableByteChannel out) throws IOException {
        Objects.checkFromToIndex(from, to, info.shape().get(0));
        write(info.rowBytes() * from, info.rowBytes() * to, out);
    }

    /** The kernel copies from file to file: the bytes never enter this process. */
    private void write(long from, long to, WritableByteChannel out) throws IOException {
        for (long done = from; done < to; ) {
            long copied = channel.transferTo(position + done, to - done, out);
            if (copied <= 0) {
                throw new EOFException(file + " became shorter while it was copied");
            }
            done += copied;
        }
    }

    private ByteBuffer map(long offset, long length) {
        try {
            return channel.map(FileChannel.MapMode.READ_ONLY, position + offset, length)
                    .order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    private String at() {
        return file + ": tensor '" + info.name() + "': ";
    }
}
