package io.glossa.spark;

import java.io.IOException;
import java.io.InputStream;

/**
 * A buffer that rows are read from, number by number: Java's own buffers lock themselves for every byte of a number, which
 * took a twelfth of all time of a search for equal texts.
 *
 * <p>For one thread.
 */
final class RowInput extends InputStream {
    private static final InputStream NOTHING = InputStream.nullInputStream();

    private final InputStream source;
    private final byte[] buffer;
    private int next;
    private int end;

    /** Reads from a stream, which is closed with it. */
    RowInput(InputStream source, int bufferBytes) {
        this.source = source;
        this.buffer = new byte[bufferBytes];
    }

    /** Reads bytes in memory, which must not change. */
    RowInput(byte[] bytes) {
        this.source = NOTHING;
        this.buffer = bytes;
        this.end = bytes.length;
    }

    /** Whether there is no further byte. */
    boolean isAtEnd() throws IOException {
        return next == end && !fill();
    }

    private boolean fill() throws IOException {
        if (source == NOTHING) {
            return false;
        }
        next = 0;
        end = Math.max(0, source.read(buffer, 0, buffer.length));
        return end > 0;
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : buffer[next++] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == end && length >= buffer.length && source != NOTHING) {
            return source.read(bytes, offset, length);
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, bytes, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
