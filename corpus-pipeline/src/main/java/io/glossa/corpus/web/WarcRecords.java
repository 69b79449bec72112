package io.glossa.corpus.web;

import io.glossa.corpus.read.RawRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** The records of some types of a WARC file, each with its header; numbered among all records of the file. */
final class WarcRecords implements Iterator<RawRecord> {
    private final WarcReader reader;
    private final String file;
    private final Set<String> types;
    private final int maxBytes;
    private long number;
    private RawRecord next;

    WarcRecords(InputStream in, String file, Set<String> types, int maxBytes) {
        this.file = file;
        this.types = types;
        this.maxBytes = maxBytes;
        try {
            this.reader = new WarcReader(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the first record cannot be read", e);
        }
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public RawRecord next() {
        if (next == null) {
            throw new NoSuchElementException(file + " has no more records");
        }
        RawRecord record = next;
        advance();
        return record;
    }

    private void advance() {
        next = null;
        try {
            while (next == null) {
                Optional<WarcRecord> record = reader.next();
                if (record.isEmpty()) {
                    return;
                }
                number++;
                next = types.contains(record.get().type()) ? read(record.get()) : null;
            }
        } catch (ParsingException e) {
            throw new UncheckedIOException(file + ": record " + (number + 1) + " is no WARC record", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": ends in record " + number, e);
        }
    }

    private RawRecord read(WarcRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(record.serializeHeader());
        InputStream body = record.body().stream();
        byte[] kept = body.readNBytes(maxBytes);
        bytes.writeBytes(kept);
        long announced = record.body().size();
        if (kept.length < maxBytes && kept.length < announced) {
            throw new IOException("its header announces " + announced + " bytes; " + kept.length + " follow");
        }
        long beyond = Math.max(0, announced - kept.length);
        return new RawRecord(file, number, bytes.toByteArray(), bytes.size() + beyond);
    }
}
