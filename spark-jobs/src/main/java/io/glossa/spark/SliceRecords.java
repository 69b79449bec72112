package io.glossa.spark;

import io.glossa.corpus.DocumentPipeline;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.Records;
import io.glossa.corpus.read.Storages;
import io.glossa.run.DataException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The records of a slice, as a stream that closes its file at the end.
 *
 * <p><b>Errors.</b> {@link DataException} when the file itself ends in its middle or is not what its name says, because what
 * follows the fault would be lost unnoticed.
 */
final class SliceRecords implements Iterator<RawRecord> {
    private final FileSlice slice;
    private final Records records;
    private long place;
    private RawRecord next;

    SliceRecords(FileSlice slice, SourceSettings source, DocumentPipeline pipeline, Storages storages) {
        this.slice = slice;
        this.records = pipeline.reader()
                .open(storages.file(slice.path()), slice.name(), slice.range(), source, pipeline.maxRecordBytes());
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public RawRecord next() {
        if (next == null) {
            throw new NoSuchElementException(slice.name());
        }
        RawRecord record = next;
        advance();
        return record;
    }

    private void advance() {
        next = null;
        try {
            while (records.hasNext()) {
                RawRecord record = records.next();
                if (slice.holds(place++)) {
                    next = record;
                    return;
                }
            }
            records.close();
        } catch (UncheckedIOException e) {
            throw new DataException(
                    slice.path() + " is cut short or damaged (" + e.getMessage() + "); fetch it again, or leave it out",
                    e);
        }
    }
}
