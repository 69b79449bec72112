package io.glossa.corpus.parquet;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.ByteRange;
import io.glossa.corpus.read.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;

/**
 * The rows of those row groups that begin in a range. A row group that unpacks to too much ends with a record that says so;
 * the next one is read.
 */
final class RowGroups implements Iterator<RawRecord> {
    /** As for packed files: a small row group may unpack to this whatever its ratio. */
    private static final long FREE_BYTES = 64L << 20;

    private final ParquetFileReader reader;
    private final GuardedCodecs codecs;
    private final ColumnMapping columns;
    private final String file;
    private final ByteRange range;
    private final int maxExpansion;
    private final int maxBytes;
    private final List<BlockMetaData> groups;
    private int group = -1;
    private long rowsBefore;
    private long row;
    private RecordReader<Group> rows;

    RowGroups(
            ParquetFileReader reader,
            GuardedCodecs codecs,
            ColumnMapping columns,
            String file,
            ByteRange range,
            SourceSettings source,
            int maxBytes) {
        this.reader = reader;
        this.codecs = codecs;
        this.columns = columns;
        this.file = file;
        this.range = range;
        this.maxExpansion = source.read().maxExpansion();
        this.maxBytes = maxBytes;
        this.groups = reader.getRowGroups();
        reader.setRequestedSchema(columns.schema());
    }

    @Override
    public boolean hasNext() {
        while (group < 0 || (group < groups.size() && row == groups.get(group).getRowCount())) {
            rowsBefore += group < 0 ? 0 : groups.get(group).getRowCount();
            group++;
            row = 0;
            rows = null;
            if (group < groups.size() && !range.holds(groups.get(group).getStartingPos())) {
                row = groups.get(group).getRowCount();
            }
        }
        return group < groups.size();
    }

    @Override
    public RawRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException(file + " has no more rows");
        }
        long number = rowsBefore + row + 1;
        try {
            rows = rows == null ? read() : rows;
            row++;
            return record(rows.read(), number);
        } catch (IOException | RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof GuardedCodecs.TooMuchException bomb) {
                    row = groups.get(group).getRowCount();
                    return RawRecord.faulty(
                            file, number, "bomb", bomb.getCause().getMessage());
                }
            }
            // Parquet-MR reports damage by exceptions of every kind.
            throw new UncheckedIOException("row " + number, new IOException(e));
        }
    }

    private RecordReader<Group> read() throws IOException {
        long packed = 0;
        for (ColumnChunkMetaData chunk : groups.get(group).getColumns()) {
            packed += columns.schema().containsPath(chunk.getPath().toArray()) ? chunk.getTotalSize() : 0;
        }
        codecs.allow(Math.max(FREE_BYTES, packed > Long.MAX_VALUE / maxExpansion ? packed : packed * maxExpansion));
        PageReadStore pages = reader.readRowGroup(group);
        return new ColumnIOFactory()
                .getColumnIO(columns.schema())
                .getRecordReader(pages, new GroupRecordConverter(columns.schema()));
    }

    private RawRecord record(Group values, long number) {
        Optional<Binary> text = ColumnMapping.value(values, columns.text());
        if (text.isEmpty()) {
            return RawRecord.faulty(
                    file, number, "format", "no value in column '" + String.join(".", columns.text()) + "'");
        }
        ByteBuffer whole = text.get().toByteBuffer();
        int total = whole.remaining();
        byte[] bytes = new byte[Math.min(total, maxBytes)];
        whole.duplicate().get(bytes);
        return new RawRecord(
                file,
                number,
                bytes,
                total,
                string(values, columns.id()),
                string(values, columns.url()),
                Optional.empty());
    }

    private static String string(Group values, Optional<List<String>> path) {
        return path.flatMap(p -> ColumnMapping.value(values, p))
                .map(Binary::toStringUsingUTF8)
                .orElse("");
    }
}
