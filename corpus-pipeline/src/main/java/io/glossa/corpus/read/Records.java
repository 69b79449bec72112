package io.glossa.corpus.read;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

/**
 * The records of a part of a file, one in memory at a time; closing it closes the file.
 *
 * <p>A file that unpacks to more than it may ends with a record that says so, under the rule {@code bomb}.
 *
 * <p><b>Errors.</b> {@link UncheckedIOException} when the file itself is cut short or damaged.
 */
public final class Records implements Iterator<RawRecord>, AutoCloseable {
    /** Positions fit the 40 bits that a record's number has in its key. */
    private static final long LAST_NUMBER = (1L << 40) - 1;

    private final Iterator<RawRecord> records;
    private final String file;
    private final Closeable in;
    private RawRecord last;
    private boolean ended;

    /**
     * Records of a file.
     *
     * @param file name of the file as messages show it
     * @param in what closing them closes
     */
    public Records(Iterator<RawRecord> records, String file, Closeable in) {
        this.records = records;
        this.file = file;
        this.in = in;
    }

    /** The same file with its records seen another way; this object is not used again. */
    Records through(UnaryOperator<Iterator<RawRecord>> view) {
        return new Records(view.apply(records), file, in);
    }

    @Override
    public boolean hasNext() {
        if (ended) {
            return last != null;
        }
        try {
            ended = !records.hasNext();
        } catch (UncheckedIOException e) {
            last = bomb(e);
            ended = true;
        }
        return !ended || last != null;
    }

    @Override
    public RawRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException(file + " has no more records");
        }
        if (ended) {
            RawRecord record = last;
            last = null;
            return record;
        }
        return records.next();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed", e);
        }
    }

    private RawRecord bomb(UncheckedIOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExpansionGuard.ExpansionException bomb) {
                long number = Math.min(LAST_NUMBER, bomb.limit() + 1);
                return RawRecord.faulty(file, number, "bomb", bomb.getMessage());
            }
            if (cause instanceof ZstdIOException zstd
                    && zstd.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
                return RawRecord.faulty(
                        file,
                        LAST_NUMBER,
                        "bomb",
                        "unpacking a frame asks for a window of more than 128 MiB; pack the file again without --ultra"
                                + " or --long");
            }
        }
        throw failure;
    }
}
