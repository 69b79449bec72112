package io.glossa.corpus.parquet;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.ByteRange;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.PlainText;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.Records;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * Rows of Parquet files. The source's {@code text-field}, {@code id-field} and {@code url-field} name columns, nested ones as
 * {@code a.b}; the id may be a number. A record's number is its row in the file, from 1.
 *
 * <p>A file is divided at its row groups. Only the named columns are read; memory holds them packed for one row group, and
 * one page of each unpacked.
 */
public final class ParquetReader implements RecordReader {
    /** What one column of a row group may take, packed: a quarter of a small executor. */
    private static final long MAX_CHUNK_BYTES = 512L << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public Iterator<RawRecord> records(InputStream in, String file, int maxBytes) {
        throw new UnsupportedOperationException("a Parquet file is read from its end");
    }

    @Override
    public Records open(InputFile file, String shown, ByteRange range, SourceSettings source, int maxBytes) {
        ParquetConfiguration configuration = new PlainParquetConfiguration();
        GuardedCodecs codecs = new GuardedCodecs(new CodecFactory(configuration, BUFFER_BYTES));
        ParquetFileReader reader = open(
                file,
                ParquetReadOptions.builder(configuration)
                        .withCodecFactory(codecs)
                        .build());
        RowGroups rows = new RowGroups(reader, codecs, mapping(reader, file, source), shown, range, source, maxBytes);
        return new Records(rows, shown, reader);
    }

    @Override
    public List<ByteRange> ranges(InputFile file, long rangeBytes) {
        List<Long> cuts = new ArrayList<>(List.of(0L));
        try (ParquetFileReader reader = open(file, options())) {
            long packed = 0;
            for (BlockMetaData group : reader.getRowGroups()) {
                if (packed >= rangeBytes) {
                    cuts.add(group.getStartingPos());
                    packed = 0;
                }
                packed += group.getCompressedSize();
            }
        } catch (IOException e) {
            throw damaged(file, e);
        }
        List<ByteRange> ranges = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            ranges.add(new ByteRange(cuts.get(i), i + 1 < cuts.size() ? cuts.get(i + 1) : Long.MAX_VALUE));
        }
        return ranges;
    }

    @Override
    public void check(InputFile file, SourceSettings source) {
        try (ParquetFileReader reader = open(file, options())) {
            ColumnMapping columns = mapping(reader, file, source);
            for (BlockMetaData group : reader.getRowGroups()) {
                for (ColumnChunkMetaData chunk : group.getColumns()) {
                    if (columns.schema().containsPath(chunk.getPath().toArray())
                            && chunk.getTotalSize() > MAX_CHUNK_BYTES) {
                        throw new ConfigException("source " + source.name() + ": " + file.location() + " holds "
                                + chunk.getTotalSize() + " bytes of column "
                                + chunk.getPath().toDotString()
                                + " in one row group; at most " + MAX_CHUNK_BYTES
                                + " fit in memory: write it again with smaller row groups");
                    }
                }
            }
        } catch (IOException e) {
            throw damaged(file, e);
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

    private static ParquetReadOptions options() {
        return ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    }

    private static ColumnMapping mapping(ParquetFileReader reader, InputFile file, SourceSettings source) {
        return ColumnMapping.of(file.location(), reader.getFileMetaData().getSchema(), source);
    }

    private static ParquetFileReader open(InputFile file, ParquetReadOptions options) {
        try {
            return ParquetFileReader.open(new ChannelInput(file), options);
        } catch (IOException | RuntimeException e) {
            // Parquet-MR reports a wrong magic number or a short footer as a bare RuntimeException.
            throw damaged(file, e);
        }
    }

    private static DataException damaged(InputFile file, Exception e) {
        return new DataException(
                file.location() + " is no whole Parquet file (" + e.getMessage() + "); fetch it again, or leave it out",
                e);
    }
}
