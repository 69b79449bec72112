package io.glossa.vocab.pack;

import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes one shard of packed sequences as Parquet, compressed by Zstandard.
 *
 * <p><b>Determinism.</b> The same sequences give the same bytes: no clock or host goes in, codec and sizes are pinned.
 *
 * <p><b>Errors.</b> {@link io.glossa.run.ResourceException} when the file cannot be written.
 */
public final class PackedShardWriter implements AutoCloseable {
    private static final int ROW_GROUP_BYTES = 16 << 20;
    private static final int PAGE_BYTES = 1 << 20;

    private final Path file;
    private final ParquetWriter<PackedSequence> writer;

    private PackedShardWriter(Path file, ParquetWriter<PackedSequence> writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Begins shard {@code shard} (from 0) of a source's directory, which is made if need be. */
    public static PackedShardWriter create(Path sourceDirectory, int shard) {
        Path file = PackSchema.shard(sourceDirectory, shard);
        try {
            Files.createDirectories(sourceDirectory);
            return new PackedShardWriter(file, new Builder(file).build());
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    /** Appends a sequence. */
    public void write(PackedSequence sequence) {
        try {
            writer.write(sequence);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    private static final class Builder extends ParquetWriter.Builder<PackedSequence, Builder> {
        Builder(Path file) {
            super(new LocalOutputFile(file));
            withConf(PackSchema.configuration());
            withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
            withCompressionCodec(CompressionCodecName.ZSTD);
            // One encoding a column: several are listed in the order of a hash set, which differs between processes.
            withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0);
            withDictionaryEncoding(false);
            withRowGroupSize((long) ROW_GROUP_BYTES);
            withPageSize(PAGE_BYTES);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Abstract in parquet-mr although deprecated; the one below is called. */
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<PackedSequence> getWriteSupport(Configuration configuration) {
            return new Support();
        }

        @Override
        protected WriteSupport<PackedSequence> getWriteSupport(ParquetConfiguration configuration) {
            return new Support();
        }
    }

    private static final class Support extends WriteSupport<PackedSequence> {
        private RecordConsumer out;

        /** Abstract in parquet-mr although deprecated; the one below is called. */
        @Override
        @SuppressWarnings("deprecation")
        public WriteContext init(Configuration configuration) {
            return new WriteContext(PackSchema.MESSAGE, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(PackSchema.MESSAGE, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(PackedSequence sequence) {
            out.startMessage();
            list(PackSchema.TOKENS, sequence.tokens());
            list(PackSchema.DOCUMENT_STARTS, sequence.documentStarts());
            out.startField(PackSchema.COLUMNS[PackSchema.BYTES], PackSchema.BYTES);
            out.addLong(sequence.bytes());
            out.endField(PackSchema.COLUMNS[PackSchema.BYTES], PackSchema.BYTES);
            out.endMessage();
        }

        private void list(int column, int[] values) {
            out.startField(PackSchema.COLUMNS[column], column);
            out.startGroup();
            if (values.length > 0) {
                out.startField("list", 0);
                for (int value : values) {
                    out.startGroup();
                    out.startField("element", 0);
                    out.addInteger(value);
                    out.endField("element", 0);
                    out.endGroup();
                }
                out.endField("list", 0);
            }
            out.endGroup();
            out.endField(PackSchema.COLUMNS[column], column);
        }
    }
}
