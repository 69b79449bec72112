package io.glossa.vocab.pack;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The columns and settings of a packed shard, in one place for writer and reader. */
final class PackSchema {
    static final int TOKENS = 0;
    static final int DOCUMENT_STARTS = 1;
    static final int BYTES = 2;
    static final String[] COLUMNS = {"tokens", "document_starts", "bytes"};

    /** Lists in the three-level form that every Parquet reader knows. */
    static final MessageType MESSAGE = MessageTypeParser.parseMessageType("""
            message packed_sequence {
              required group tokens (LIST) { repeated group list { required int32 element; } }
              required group document_starts (LIST) { repeated group list { required int32 element; } }
              required int64 bytes;
            }
            """);

    private PackSchema() {}

    /** The level and the absence of workers are pinned: both would change bytes. */
    static ParquetConfiguration configuration() {
        return new PlainParquetConfiguration(
                Map.of("parquet.compression.codec.zstd.level", "3", "parquet.compression.codec.zstd.workers", "0"));
    }

    static Path shard(Path sourceDirectory, int shard) {
        return sourceDirectory.resolve(String.format(Locale.ROOT, "part-%05d.parquet", shard));
    }
}
