package io.glossa.vocab.documents;

import io.glossa.corpus.Document;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.ResourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The documents of a folder of Parquet parts with the string columns {@code id}, {@code source}, {@code language} and
 * {@code text}.
 *
 * <p><b>Errors.</b> {@link ResourceException} for a folder that is not there, {@link FormatException} for a part that is
 * not Parquet, is cut short, or lacks a column.
 */
public final class ParquetDocuments {
    private static final List<String> COLUMNS = List.of("id", "source", "language", "text");

    private ParquetDocuments() {}

    /** Hands on every document, parts by name and rows in order. */
    public static void forEach(Path folder, Consumer<Document> action) {
        for (Path part : parts(folder)) {
            forEachIn(part, action);
        }
    }

    /** The parts of a folder, by name. */
    public static List<Path> parts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("part-.*\\.parquet"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", folder, e);
        }
    }

    /** Hands on every document of one part, in order. */
    public static void forEachIn(Path part, Consumer<Document> action) {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(part))) {
            MessageType schema = projection(part, reader.getFileMetaData().getSchema());
            reader.setRequestedSchema(schema);
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> rows = columns.getRecordReader(pages, new GroupRecordConverter(schema));
                for (long row = 0; row < pages.getRowCount(); row++) {
                    action.accept(document(part, rows.read()));
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", part, e);
        } catch (RuntimeException e) {
            // Parquet-MR reports a wrong magic number or a short footer as a bare RuntimeException.
            if (e.getClass().getName().startsWith("org.apache.parquet") || e.getClass() == RuntimeException.class) {
                throw new FormatException(
                        part + ": not a whole Parquet file: " + e.getMessage() + "; run the corpus step again", e);
            }
            throw e;
        }
    }

    private static MessageType projection(Path part, MessageType schema) {
        Type[] wanted = COLUMNS.stream()
                .map(column -> {
                    if (!schema.containsField(column)) {
                        throw new FormatException(part + ": no column '" + column + "'; expected " + COLUMNS
                                + ", found "
                                + schema.getFields().stream().map(Type::getName).toList());
                    }
                    return schema.getType(column);
                })
                .toArray(Type[]::new);
        return new MessageType(schema.getName(), wanted);
    }

    private static Document document(Path part, Group row) {
        for (String column : COLUMNS) {
            if (row.getFieldRepetitionCount(column) == 0) {
                throw new FormatException(part + ": a row without " + column + "; run the corpus step again");
            }
        }
        return new Document(
                row.getString("id", 0),
                row.getString("source", 0),
                row.getString("language", 0),
                row.getString("text", 0));
    }
}
