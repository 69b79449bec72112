package io.glossa.checkpoint;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
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

    private static final long CHUNK_BYTES = 1L << 26;

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
        if (!info.type().isFloat()) {
            throw new FormatException(at() + "has type " + info.type()
                    + "; F32, F16 and BF16 can be read as numbers, use the unquantised checkpoint");
        }
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

    /** The stored bytes as they are, little-endian, mapped read-only; at most 2 GiB. */
    public ByteBuffer bytes() {
        if (info.bytes() > Integer.MAX_VALUE) {
            throw new FormatException(at() + info.bytes() + " bytes do not fit one mapping; write it to a channel");
        }
        return map(0, info.bytes());
    }

    /** The stored bytes of neighbouring rows, as {@link #bytes}. */
    public ByteBuffer rows(long from, long to) {
        long all = info.shape().get(0);
        Objects.checkFromToIndex(from, to, all);
        long rowBytes = info.bytes() / all;
        return map(from * rowBytes, (to - from) * rowBytes);
    }

    /** Position of the first byte that differs from another tensor of the same size, or -1 when none does. */
    public long mismatch(StoredTensor other) {
        if (info.bytes() != other.info.bytes()) {
            throw new IllegalArgumentException(info + " and " + other.info + " have different sizes");
        }
        for (long done = 0; done < info.bytes(); done += CHUNK_BYTES) {
            long length = Math.min(CHUNK_BYTES, info.bytes() - done);
            int difference = map(done, length).mismatch(other.map(done, length));
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
        long all = info.shape().get(0);
        Objects.checkFromToIndex(from, to, all);
        long rowBytes = info.bytes() / all;
        write(from * rowBytes, to * rowBytes, out);
    }

    private void write(long from, long to, WritableByteChannel out) throws IOException {
        for (long done = from; done < to; ) {
            ByteBuffer chunk = map(done, Math.min(CHUNK_BYTES, to - done));
            done += chunk.remaining();
            while (chunk.hasRemaining()) {
                out.write(chunk);
            }
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
