package io.glossa.spark;

import io.glossa.corpus.parquet.ChannelInput;
import io.glossa.corpus.read.Storages;
import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/** Writes one Parquet file of strings and doubles, always the same bytes for the same rows (see {@link PinnedParquet}). */
final class TableWriter implements AutoCloseable {
    private final MessageType schema;
    private final Path file;
    private final ParquetWriter<Group> writer;

    /** Opens a file, in place of one that an earlier attempt left. */
    TableWriter(Table table, Path file) {
        this.schema = table.schema();
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            this.writer = PinnedParquet.pinned(ExampleParquetWriter.builder(new LocalOutputFile(file))
                            .withType(schema))
                    .build();
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    /**
     * Puts tables together, row group by row group, without unpacking them.
     *
     * @param parts files of the same table, in the order in which their rows stand
     */
    static void join(Table table, List<Path> parts, Path file) {
        try {
            Files.createDirectories(file.getParent());
            try (ParquetFileWriter writer = PinnedParquet.joined(new LocalOutputFile(file), table.schema())) {
                writer.start();
                for (Path part : parts) {
                    // Parquet-MR's own local file is read byte by byte where row groups are copied.
                    writer.appendFile(new ChannelInput(Storages.plain().file(part.toString())));
                }
                writer.end(Map.of());
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    /** Writes a row in the order of the columns: strings (or their UTF-8 bytes), doubles and longs. */
    void write(Object... values) {
        Group row = new SimpleGroup(schema);
        for (int column = 0; column < values.length; column++) {
            if (values[column] instanceof Double number) {
                row.add(column, number);
            } else if (values[column] instanceof Long count) {
                row.add(column, count);
            } else if (values[column] instanceof byte[] utf8) {
                row.add(column, Binary.fromConstantByteArray(utf8));
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
