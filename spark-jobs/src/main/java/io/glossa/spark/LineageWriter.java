package io.glossa.spark;

import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** Writes one file of {@code lineage/}, always the same bytes for the same rows (see {@link PinnedParquet}). */
final class LineageWriter implements AutoCloseable {
    private final Path file;
    private final ParquetWriter<LineageWriteSupport.Row> writer;

    /** Opens a file, in place of one that an earlier attempt left. */
    LineageWriter(LineageSchema schema, Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            this.writer = PinnedParquet.pinned(new Builder(new LocalOutputFile(file), schema))
                    .build();
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    /**
     * Writes a row.
     *
     * @param split that a kept document went to; empty for any other
     */
    void write(LineageRow row, String split) {
        try {
            writer.write(new LineageWriteSupport.Row(row, split));
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

    private static final class Builder extends ParquetWriter.Builder<LineageWriteSupport.Row, Builder> {
        private final LineageSchema schema;

        Builder(OutputFile file, LineageSchema schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // Abstract in Parquet: there is no other to override.
        protected WriteSupport<LineageWriteSupport.Row> getWriteSupport(Configuration configuration) {
            return new LineageWriteSupport(schema);
        }
    }
}
