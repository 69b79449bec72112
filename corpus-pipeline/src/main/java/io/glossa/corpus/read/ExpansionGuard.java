package io.glossa.corpus.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a stream that gives more than its file can honestly hold: a decompression bomb.
 *
 * <p><b>Formula.</b> limit = max(64 MiB, expansion × bytes of the file). It depends on the file alone, so the stream ends at
 * the same byte whoever reads it, and what was read before stays as it is.
 */
final class ExpansionGuard extends FilterInputStream {
    /** A small file may expand to this whatever its ratio: a table of blanks is no attack. */
    static final long FREE_BYTES = 64L << 20;

    private final long limit;
    private final String reason;
    private long read;

    ExpansionGuard(InputStream in, long fileBytes, int expansion) {
        super(in);
        this.limit =
                Math.max(FREE_BYTES, fileBytes > Long.MAX_VALUE / expansion ? Long.MAX_VALUE : fileBytes * expansion);
        this.reason = fileBytes + " bytes unpack to more than " + limit
                + "; a text shrinks three- to tenfold, and at most " + expansion + "-fold is read (read.max-expansion)";
    }

    /** A stream that gave too much. */
    static final class ExpansionException extends IOException {
        private static final long serialVersionUID = 1;

        private final long limit;

        ExpansionException(String message, long limit) {
            super(message);
            this.limit = limit;
        }

        /** Bytes that were given before. */
        long limit() {
            return limit;
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            counted(1);
        }
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        // Never beyond the limit, so that the bytes before it do not depend on the size of a buffer.
        long room = limit - read;
        return (int) counted(super.read(bytes, offset, (int) Math.min(length, Math.max(1, room))));
    }

    @Override
    public long skip(long bytes) throws IOException {
        return counted(super.skip(Math.min(bytes, Math.max(1, limit - read))));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private long counted(long bytes) throws IOException {
        read += Math.max(0, bytes);
        if (read > limit) {
            throw new ExpansionException(reason, limit);
        }
        return bytes;
    }
}
