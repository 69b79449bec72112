package io.glossa.vocab.pack;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * Reads a shard of packed sequences in order.
 *
 * <p><b>Errors.</b> {@link FormatException} for a file that is not Parquet, is cut short or has other columns.
 */
public final class PackedShardReader {
    private PackedShardReader() {}

    /** Hands on every sequence of a shard. */
    public static void forEach(Path shard, Consumer<PackedSequence> action) {
        try (ParquetFileReader reader = ParquetFileReader.open(
                new LocalInputFile(shard),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
            MessageType found = reader.getFileMetaData().getSchema();
            if (!found.equals(PackSchema.MESSAGE)) {
                throw new FormatException(shard + ": found the columns " + found.getFields() + ", expected "
                        + PackSchema.MESSAGE.getFields() + "; run pack again");
            }
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(found);
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<PackedSequence> rows = columns.getRecordReader(pages, new SequenceMaterializer());
                for (long row = 0; row < pages.getRowCount(); row++) {
                    action.accept(rows.read());
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", shard, e);
        } catch (RuntimeException e) {
            // Parquet-MR reports a wrong magic number or a short footer as a bare RuntimeException.
            if (e.getClass().getName().startsWith("org.apache.parquet") || e.getClass() == RuntimeException.class) {
                throw new FormatException(
                        shard + ": not a whole Parquet file: " + e.getMessage() + "; run pack again", e);
            }
            throw e;
        }
    }
}
