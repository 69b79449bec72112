package io.glossa.spark;

import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Writes one Parquet file, always the same bytes for the same rows: codec, its level, page and row-group sizes are pinned
 * here and depend on no setting of Spark or Hadoop.
 *
 * <p>Every column has one encoding: parquet-mr lists a column's encodings in the order of a hash set of enum constants,
 * which changes from process to process. Hence format version 2 (levels do not count as an encoding) without dictionaries;
 * delta encoding and Zstandard make up for them.
 */
final class TableWriter implements AutoCloseable {
    private static final int ZSTD_LEVEL = 3;
    private static final long ROW_GROUP_BYTES = 32L << 20;
    private static final int PAGE_BYTES = 1 << 20;

    private final MessageType schema;
    private final Path file;
    private final ParquetWriter<Group> writer;

    /** Opens a file, in place of one that an earlier attempt left. */
    TableWriter(Table table, Path file) {
        this.schema = table.schema();
        this.file = file;
        PlainParquetConfiguration configuration = new PlainParquetConfiguration();
        configuration.setInt("parquet.compression.codec.zstd.level", ZSTD_LEVEL);
        try {
            Files.createDirectories(file.getParent());
            this.writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                    .withConf(configuration)
                    .withType(schema)
                    .withCompressionCodec(CompressionCodecName.ZSTD)
                    .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0)
                    .withDictionaryEncoding(false)
                    .withRowGroupSize(ROW_GROUP_BYTES)
                    .withPageSize(PAGE_BYTES)
                    .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                    .build();
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    /** Writes a row: strings and doubles, in the order of the columns. */
    void write(Object... values) {
        Group row = new SimpleGroup(schema);
        for (int column = 0; column < values.length; column++) {
            if (values[column] instanceof Double number) {
                row.add(column, number);
            } else {
                row.add(column, (String) values[column]);
            }
        }
        try {
            writer.write(row);
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
}
