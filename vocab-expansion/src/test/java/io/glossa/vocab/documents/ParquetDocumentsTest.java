package io.glossa.vocab.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.Document;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.ResourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class ParquetDocumentsTest {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message spark_schema {
              optional binary id (STRING);
              optional binary source (STRING);
              optional binary language (STRING);
              optional binary text (STRING);
              optional binary cluster (STRING);
            }
            """);

    private Path folder;

    @BeforeMethod
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("documents");
    }

    @AfterMethod
    public void deleteFolder() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void documentsComeByPartAndRow() throws IOException {
        write("part-00001.parquet", CompressionCodecName.SNAPPY, new Document("c", "ud", "ko", "셋"));
        write(
                "part-00000.parquet",
                CompressionCodecName.ZSTD,
                new Document("a", "ud", "ko", "하나\n둘"),
                new Document("b", "help", "en", ""));
        Files.writeString(folder.resolve("_SUCCESS"), "");
        assertThat(read())
                .containsExactly(
                        new Document("a", "ud", "ko", "하나\n둘"),
                        new Document("b", "help", "en", ""),
                        new Document("c", "ud", "ko", "셋"));
    }

    @Test
    public void aShortFileIsRefusedByName() throws IOException {
        write("part-00000.parquet", CompressionCodecName.ZSTD, new Document("a", "ud", "ko", "하나"));
        Path part = folder.resolve("part-00000.parquet");
        byte[] bytes = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(bytes, bytes.length - 3));
        assertThatThrownBy(this::read).isInstanceOf(FormatException.class).hasMessageContaining("part-00000.parquet");
    }

    @Test
    public void aMissingColumnIsNamed() throws IOException {
        MessageType narrow = MessageTypeParser.parseMessageType("message m { required binary id (STRING); }");
        try (ParquetWriter<Group> writer = writer("part-00000.parquet", narrow, CompressionCodecName.UNCOMPRESSED)) {
            writer.write(new SimpleGroup(narrow).append("id", "a"));
        }
        assertThatThrownBy(this::read).isInstanceOf(FormatException.class).hasMessageContaining("no column 'source'");
    }

    @Test
    public void aMissingFolderIsAResourceError() {
        assertThatThrownBy(() -> ParquetDocuments.forEach(folder.resolve("none"), d -> {}))
                .isInstanceOf(ResourceException.class);
    }

    private List<Document> read() {
        List<Document> documents = new ArrayList<>();
        ParquetDocuments.forEach(folder, documents::add);
        return documents;
    }

    private void write(String part, CompressionCodecName codec, Document... documents) throws IOException {
        try (ParquetWriter<Group> writer = writer(part, SCHEMA, codec)) {
            for (Document d : documents) {
                writer.write(new SimpleGroup(SCHEMA)
                        .append("id", d.id())
                        .append("source", d.source())
                        .append("language", d.language())
                        .append("text", d.text())
                        .append("cluster", "k"));
            }
        }
    }

    private ParquetWriter<Group> writer(String part, MessageType schema, CompressionCodecName codec)
            throws IOException {
        return ExampleParquetWriter.builder(new LocalOutputFile(folder.resolve(part)))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(codec)
                .build();
    }
}
