package io.glossa.corpus.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Goes through the lines of a stream, split at line feeds (a carriage return before one belongs to it), and knows where each
 * begins. Memory is bounded by what is kept of a line, not by the line.
 */
final class LineCursor {
    private final InputStream in;
    private final String file;
    private final int maxBytes;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private byte[] line = new byte[1 << 12];
    private int kept;
    private long total;
    private long start;
    private long next;
    private boolean ended;

    /**
     * A cursor before the first line.
     *
     * @param offset position of the stream's first byte in its file
     * @param maxBytes of a line that are kept; the rest is counted
     */
    LineCursor(InputStream in, String file, int maxBytes, long offset) {
        this.in = in;
        this.file = file;
        this.maxBytes = maxBytes;
        this.next = offset;
    }

    /** Goes to the next line; false when there is none. */
    boolean advance() {
        kept = 0;
        total = 0;
        start = next;
        byte last = 0;
        while (!ended) {
            if (position == limit && !fill()) {
                ended = true;
                break;
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int found = end - position;
            keep(found);
            total += found;
            last = found > 0 ? buffer[end - 1] : last;
            position = Math.min(limit, end + 1);
            if (end < limit) {
                next = start + total + 1;
                cutCarriageReturn(last);
                return true;
            }
        }
        next = start + total;
        boolean found = total > 0;
        cutCarriageReturn(last);
        return found;
    }

    /**
     * Goes behind the next line feed, if one stands before a position; false when none does. A task that begins inside a line
     * longer than its range must not read on to that line's end.
     */
    boolean skipLine(long end) {
        while (next < end && (position < limit || fill())) {
            byte read = buffer[position++];
            next++;
            if (read == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Position of the line's first byte in the file, from 0. */
    long start() {
        return start;
    }

    /** Length of the line without its end. */
    long total() {
        return total;
    }

    /** The line without its end, or its beginning. */
    byte[] bytes() {
        return Arrays.copyOf(line, kept);
    }

    /** Whether the line holds nothing but spaces and tabs. */
    boolean isBlank() {
        for (int i = 0; i < kept; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return kept == total;
    }

    /** The line as a record named by where it begins. */
    RawRecord record() {
        return new RawRecord(file, start + 1, bytes(), total);
    }

    private void keep(int found) {
        int taken = Math.min(found, maxBytes - kept);
        if (taken > 0) {
            if (kept + taken > line.length) {
                line = Arrays.copyOf(line, (int) Math.min(maxBytes, Math.max(kept + taken, 2L * line.length)));
            }
            System.arraycopy(buffer, position, line, kept, taken);
            kept += taken;
        }
    }

    private void cutCarriageReturn(byte last) {
        if (last == '\r') {
            kept = kept == total ? kept - 1 : kept;
            total--;
        }
    }

    private boolean fill() {
        try {
            position = 0;
            limit = Math.max(0, in.read(buffer));
            return limit > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read after byte " + (start + total), e);
        }
    }
}
