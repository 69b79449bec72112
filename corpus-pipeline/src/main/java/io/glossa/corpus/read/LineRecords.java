package io.glossa.corpus.read;

import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a file, or of a part of one, as records; empty lines give none. */
final class LineRecords implements Iterator<RawRecord> {
    private final LineCursor cursor;
    private final String file;
    private final long end;
    private RawRecord next;
    private boolean ended;

    /**
     * The lines that begin in a range.
     *
     * @param in stands at the range's first byte, or at the byte before it unless the range begins with the file
     */
    LineRecords(InputStream in, String file, int maxBytes, ByteRange range) {
        this.file = file;
        this.end = range.to();
        this.cursor = new LineCursor(in, file, maxBytes, Math.max(0, range.from() - 1));
        // What stands before the first line feed begins in an earlier range; a line feed just before the range ends it.
        ended = range.from() > 0 && !cursor.skipLine(range.to());
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            if (!cursor.advance() || cursor.start() >= end) {
                ended = true;
            } else if (cursor.total() > 0) {
                next = cursor.record();
            }
        }
        return next != null;
    }

    @Override
    public RawRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException(file + " has no more records");
        }
        RawRecord record = next;
        next = null;
        return record;
    }
}
