package io.glossa.corpus.read;

import io.glossa.corpus.SourceSettings;
import java.util.Optional;

/**
 * A record as it stands in its file, not yet decoded.
 *
 * @param file name of the file as ids and messages show it
 * @param number of the record in its file, from 1, the same however the file is cut: in line formats and plain text the byte
 *     at which it begins (so that {@code tail -c +NUMBER FILE} shows it), in others the record's place among all
 * @param bytes the record without its line end, or its beginning when it is longer than the reader's bound
 * @param totalBytes how long the record is, read or not
 * @param id what the file calls the record outside its bytes; empty when it does not
 * @param url where the text comes from, as the file tells outside the record's bytes; empty when it does not
 * @param fault why the reader itself gives the record up
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier between reader and parser: never compared, never changed.
public record RawRecord(
        String file, long number, byte[] bytes, long totalBytes, String id, String url, Optional<Fault> fault) {
    /**
     * Why a record is given up.
     *
     * @param rule one of {@link RecordReader#RULES}
     * @param reason what was found and what was expected
     */
    public record Fault(String rule, String reason) {}

    /** A record whose bytes tell everything. */
    public RawRecord(String file, long number, byte[] bytes, long totalBytes) {
        this(file, number, bytes, totalBytes, "", "", Optional.empty());
    }

    /** A record read whole. */
    public static RawRecord of(String file, long number, byte[] bytes) {
        return new RawRecord(file, number, bytes, bytes.length);
    }

    /** A record, or a stretch of a file, that cannot be read. */
    public static RawRecord faulty(String file, long number, String rule, String reason) {
        return new RawRecord(file, number, new byte[0], 0, "", "", Optional.of(new Fault(rule, reason)));
    }

    /** The id of a record that brings none: file and number. */
    public String fallbackId() {
        return file + "#" + number;
    }

    /** What a reader makes of the record; {@link RecordReader#parse} unless the record was given up before. */
    public Parsed parsed(RecordReader reader, SourceSettings source, int maxTextBytes) {
        if (fault.isPresent()) {
            return new Parsed.Broken(
                    fallbackId(), "", fault.get().rule(), fault.get().reason());
        }
        return reader.parse(this, source, maxTextBytes);
    }
}
