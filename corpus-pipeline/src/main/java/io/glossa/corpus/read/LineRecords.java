package io.glossa.corpus.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The lines of a file as records, split at line feeds (a carriage return before one belongs to it). Empty lines are
 * counted but give no record. Memory is bounded by the longest kept record, not by the longest line.
 */
final class LineRecords implements Iterator<RawRecord> {
    private final InputStream in;
    private final String file;
    private final int maxBytes;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private byte[] line = new byte[1 << 12];
    private long number;
    private RawRecord next;
    private boolean ended;

    LineRecords(InputStream in, String file, int maxBytes) {
        this.in = in;
        this.file = file;
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            next = readLine();
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

    /** The next line, or null for an empty one and at the end of the file. */
    private RawRecord readLine() {
        int kept = 0;
        long total = 0;
        byte last = 0;
        while (true) {
            if (position == limit && !fill()) {
                ended = true;
                break;
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int found = end - position;
            int taken = Math.min(found, maxBytes - kept);
            if (taken > 0) {
                if (kept + taken > line.length) {
                    line = Arrays.copyOf(line, (int) Math.min(maxBytes, Math.max(kept + taken, 2L * line.length)));
                }
                System.arraycopy(buffer, position, line, kept, taken);
                kept += taken;
            }
            total += found;
            last = found > 0 ? buffer[end - 1] : last;
            position = Math.min(limit, end + 1);
            if (end < limit) {
                break;
            }
        }
        if (ended && total == 0) {
            return null;
        }
        number++;
        if (last == '\r') {
            kept = kept == total ? kept - 1 : kept;
            total--;
        }
        return total == 0 ? null : new RawRecord(file, number, Arrays.copyOf(line, kept), total);
    }

    private boolean fill() {
        try {
            position = 0;
            limit = Math.max(0, in.read(buffer));
            return limit > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read after line " + number, e);
        }
    }
}
