package io.glossa.corpus.read;

/**
 * A record as it stands in its file, not yet decoded.
 *
 * @param file name of the file as ids and messages show it
 * @param number of the record in its file, from 1: the line of a JSON file, the paragraph or document of a text
 * @param bytes the record without its line end, or its beginning when it is longer than the reader's bound
 * @param totalBytes how long the record is, read or not
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier between reader and parser: never compared, never changed.
public record RawRecord(String file, long number, byte[] bytes, long totalBytes) {
    /** A record read whole. */
    public static RawRecord of(String file, long number, byte[] bytes) {
        return new RawRecord(file, number, bytes, bytes.length);
    }

    /** The id of a record that brings none: file and number. */
    public String fallbackId() {
        return file + "#" + number;
    }
}
