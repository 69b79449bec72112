package io.glossa.spark;

import java.io.IOException;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * How every table is written, so that the same rows always give the same bytes: codec, its level, page and row-group sizes
 * are pinned here and depend on no setting of Spark or Hadoop.
 *
 * <p>Every column has one encoding: parquet-mr lists a column's encodings in the order of a hash set of enum constants,
 * which changes from process to process. Hence format version 2 (levels do not count as an encoding) without dictionaries;
 * delta encoding and Zstandard make up for them.
 */
final class PinnedParquet {
    private static final int ZSTD_LEVEL = 3;
    private static final long ROW_GROUP_BYTES = 32L << 20;
    private static final int PAGE_BYTES = 1 << 20;

    private PinnedParquet() {}

    /** Pins what a writer's builder leaves open. */
    static <T, B extends ParquetWriter.Builder<T, B>> B pinned(B builder) {
        PlainParquetConfiguration configuration = new PlainParquetConfiguration();
        configuration.setInt("parquet.compression.codec.zstd.level", ZSTD_LEVEL);
        return builder.withConf(configuration)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0)
                .withDictionaryEncoding(false)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
    }

    /** A writer that takes row groups from other files as they are. */
    static ParquetFileWriter joined(OutputFile file, MessageType schema) throws IOException {
        return new ParquetFileWriter(
                file,
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                ROW_GROUP_BYTES,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null,
                ParquetProperties.builder().build());
    }
}
