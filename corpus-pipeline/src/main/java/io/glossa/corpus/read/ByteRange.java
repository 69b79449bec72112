package io.glossa.corpus.read;

import java.io.Serializable;

/**
 * A part of a file by byte positions. A record belongs to the part in which it begins, so that parts that cover a file
 * cover every record once, wherever the cuts fall.
 *
 * @param from first byte, from 0
 * @param to first byte that is no longer in the part
 */
public record ByteRange(long from, long to) implements Serializable {
    /** A whole file, however long. */
    public static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

    public ByteRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("a range goes from 0 or more upwards, found: " + from + " to " + to);
        }
    }

    /** Whether a record that begins at a position belongs here. */
    public boolean holds(long position) {
        return position >= from && position < to;
    }
}
