package io.glossa.corpus.read;

import io.glossa.corpus.SourceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/** A plain text file is one document, named by the file. */
public final class TextFileReader implements RecordReader {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public Iterator<RawRecord> records(InputStream in, String file, int maxBytes) {
        try {
            byte[] bytes = in.readNBytes(maxBytes);
            long total = bytes.length + in.transferTo(java.io.OutputStream.nullOutputStream());
            return total == 0
                    ? List.<RawRecord>of().iterator()
                    : List.of(new RawRecord(file, 1, bytes, total)).iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    @Override
    public int maxRecordBytes(int maxTextBytes) {
        return maxTextBytes;
    }

    @Override
    public Parsed parse(RawRecord record, SourceSettings source, int maxTextBytes) {
        return PlainText.parse(record, maxTextBytes);
    }
}
