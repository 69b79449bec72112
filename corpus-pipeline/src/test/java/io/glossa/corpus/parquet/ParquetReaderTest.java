package io.glossa.corpus.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.ByteRange;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.ReaderInputs;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.Storages;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class ParquetReaderTest {
    private static final MessageType FLAT = MessageTypeParser.parseMessageType(
            "message m { required int64 id; optional binary text (STRING); optional binary url (STRING); required double score; }");
    private static final MessageType NESTED = MessageTypeParser.parseMessageType(
            "message m { optional group page { optional binary key (STRING); optional group body { optional binary text (STRING); } }"
                    + " repeated binary tags (STRING); required int32 n; }");

    @DataProvider
    public Object[][] codecs() {
        return new Object[][] {
            {CompressionCodecName.UNCOMPRESSED},
            {CompressionCodecName.SNAPPY},
            {CompressionCodecName.GZIP},
            {CompressionCodecName.ZSTD},
            {CompressionCodecName.LZ4_RAW},
        };
    }

    @Test(dataProvider = "codecs")
    public void columnsBecomeIdTextAndAddressWhateverTheCodec(CompressionCodecName codec) throws IOException {
        InputFile file = write(FLAT, codec, 1 << 20, 3, ParquetReaderTest::flat);
        SourceSettings source = ReaderInputs.source("parquet", null);
        RecordReader.named("parquet").check(file, source);
        assertThat(ReaderInputs.parsed(source, file))
                .containsExactly(
                        new Parsed.Text("100", ReaderInputs.SENTENCES.get(0), "https://example.org/0"),
                        new Parsed.Text("101", ReaderInputs.SENTENCES.get(1), ""),
                        new Parsed.Text("102", ReaderInputs.SENTENCES.get(2), "https://example.org/2"));
    }

    @Test
    public void nestedColumnsAreReachedByDots() throws IOException {
        InputFile file = write(NESTED, CompressionCodecName.ZSTD, 1 << 20, 4, (row, i) -> {
            row.add("n", i);
            row.add("tags", "x");
            if (i != 1) {
                Group page = row.addGroup("page");
                page.add("key", "k" + i);
                Group body = page.addGroup("body");
                if (i != 2) {
                    body.add("text", ReaderInputs.SENTENCES.get(2));
                }
            }
        });
        List<Parsed> parsed =
                ReaderInputs.parsed(ReaderInputs.source("parquet", "page.body.text", "page.key", null), file);
        assertThat(parsed).hasSize(4);
        assertThat(parsed.get(0)).isEqualTo(new Parsed.Text("k0", ReaderInputs.SENTENCES.get(2)));
        for (int without : new int[] {1, 2}) {
            assertThat(parsed.get(without)).isInstanceOfSatisfying(Parsed.Broken.class, broken -> {
                assertThat(broken.rule()).isEqualTo("format");
                assertThat(broken.reason()).contains("page.body.text");
                assertThat(broken.id()).endsWith(".parquet#" + (without + 1));
            });
        }
        assertThat(parsed.get(3).id()).isEqualTo("k3");
    }

    @DataProvider
    public Object[][] wrongColumns() {
        return new Object[][] {
            {"txet", "page.key", "unknown column 'txet'"},
            {"page.body", "page.key", "unknown column 'page.body'"},
            {"tags", "page.key", "a list"},
            {"n", "page.key", "expected strings"},
            {"page.body.text", "tags", "a list"},
        };
    }

    @Test(dataProvider = "wrongColumns")
    public void aColumnThatDoesNotFitIsRefusedBeforeAnyWork(String text, String id, String message) throws IOException {
        InputFile file = write(NESTED, CompressionCodecName.ZSTD, 1 << 20, 1, (row, i) -> row.add("n", i));
        assertThatThrownBy(
                        () -> RecordReader.named("parquet").check(file, ReaderInputs.source("parquet", text, id, null)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("source s: ")
                .hasMessageContaining(file.location())
                .hasMessageContaining(message);
    }

    @Test
    public void rowGroupsDivideTheFileAndRowsKeepTheirNumbers() throws IOException {
        InputFile file = write(FLAT, CompressionCodecName.SNAPPY, 4_096, 3_000, ParquetReaderTest::flat);
        SourceSettings source = ReaderInputs.source("parquet", null);
        List<String> whole = described(ReaderInputs.records(source, file, ByteRange.ALL, 1_000));
        assertThat(whole).hasSize(3_000);
        for (long bytes : new long[] {1, 10_000, 50_000, Long.MAX_VALUE}) {
            List<ByteRange> ranges = RecordReader.named("parquet").ranges(file, bytes);
            if (bytes == 1) {
                assertThat(ranges).hasSizeGreaterThan(3);
            }
            List<RawRecord> parts = new ArrayList<>();
            for (ByteRange range : ranges) {
                parts.addAll(ReaderInputs.records(source, file, range, 1_000));
            }
            assertThat(described(parts)).as("ranges of " + bytes).isEqualTo(whole);
        }
    }

    @Test
    public void aRowGroupThatUnpacksToTooMuchIsRefusedAndTheNextOneRead() throws IOException {
        String blank = " ".repeat(8 << 20);
        // Two row groups of ten rows of 8 MiB of spaces, some hundred bytes each when packed, and one of a sentence.
        InputFile file = write(FLAT, CompressionCodecName.ZSTD, 100 << 20, 21, (row, i) -> {
            row.add("id", (long) i);
            row.add("text", i == 20 ? ReaderInputs.SENTENCES.get(0) : i + blank);
            row.add("score", 0.0);
        });
        List<Parsed> parsed = ReaderInputs.parsed(ReaderInputs.source("parquet", null), file);
        assertThat(parsed)
                .filteredOn(
                        p -> p instanceof Parsed.Broken broken && broken.rule().equals("bomb"))
                .hasSize(2);
        assertThat(parsed)
                .filteredOn(p -> p instanceof Parsed.Text)
                .extracting(Parsed::text)
                .containsOnly(ReaderInputs.SENTENCES.get(0));
    }

    @Test
    public void aDamagedFileIsNamed() throws IOException {
        InputFile whole = write(FLAT, CompressionCodecName.SNAPPY, 1 << 20, 200, ParquetReaderTest::flat);
        byte[] bytes = Files.readAllBytes(Path.of(whole.location()));
        Path cut = ReaderInputs.folder().resolve("cut.parquet");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 30));
        SourceSettings source = ReaderInputs.source("parquet", null);
        InputFile file = Storages.plain().file(cut.toString());
        assertThatThrownBy(() -> RecordReader.named("parquet").check(file, source))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cut.parquet");
        // The pages, not the footer: found while reading.
        Arrays.fill(bytes, 30, bytes.length / 2, (byte) 0x55);
        Path spoilt = ReaderInputs.folder().resolve("spoilt.parquet");
        Files.write(spoilt, bytes);
        assertThatThrownBy(() -> ReaderInputs.parsed(source, Storages.plain().file(spoilt.toString())))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static void flat(Group row, int i) {
        row.add("id", 100L + i);
        row.add("text", ReaderInputs.SENTENCES.get(i % 3));
        if (i % 3 != 1) {
            row.add("url", "https://example.org/" + i);
        }
        row.add("score", i / 7.0);
    }

    private static List<String> described(List<RawRecord> records) {
        return records.stream()
                .map(r -> r.number() + " " + r.id() + " " + new String(r.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static InputFile write(
            MessageType schema, CompressionCodecName codec, long groupBytes, int rows, BiConsumer<Group, Integer> fill)
            throws IOException {
        Path path = ReaderInputs.folder().resolve("rows.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(path))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(codec)
                .withRowGroupSize(groupBytes)
                .withRowGroupRowCountLimit(groupBytes > 50 << 20 ? 10 : 1_000)
                .withMinRowCountForPageSizeCheck(1)
                .withDictionaryEncoding(false)
                .build()) {
            for (int i = 0; i < rows; i++) {
                Group row = new SimpleGroup(schema);
                fill.accept(row, i);
                writer.write(row);
            }
        }
        return Storages.plain().file(path.toString());
    }
}
