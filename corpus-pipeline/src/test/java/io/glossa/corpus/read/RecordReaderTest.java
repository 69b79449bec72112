package io.glossa.corpus.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class RecordReaderTest {
    private static final SourceSettings SOURCE = SourceSettings.of("reviews", "ko", "x");

    @Test
    public void linesAreNamedByTheByteTheyBeginAtAndBlankOnesSkipped() {
        List<RawRecord> records = records("jsonl", "{\"a\":1}\r\n\n{\"b\":2}\n{\"c\":3}", 100);
        assertThat(records).extracting(RawRecord::number).containsExactly(1L, 11L, 19L);
        assertThat(new String(records.get(0).bytes(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
        assertThat(records.get(2).fallbackId()).isEqualTo("file.jsonl#19");
    }

    @Test
    public void anEndlessLineIsCountedButNotKept() {
        List<RawRecord> records = records("jsonl", "x".repeat(500_000) + "\nkurz\n", 1_000);
        assertThat(records.get(0).bytes()).hasSize(1_000);
        assertThat(records.get(0).totalBytes()).isEqualTo(500_000);
        assertThat(parse("jsonl", records.get(0), 100)).isInstanceOfSatisfying(Parsed.Broken.class, broken -> {
            assertThat(broken.rule()).isEqualTo("too-large");
            assertThat(broken.reason()).contains("500000");
        });
        assertThat(records.get(1).totalBytes()).isEqualTo(4);
    }

    @DataProvider
    public Object[][] broken() {
        return new Object[][] {
            {"{\"text\": \"끊", "json", "column"},
            {"{'text': 'x'}", "json", "column"},
            {"[1]", "json", "object"},
            {"{\"text\": \"a\"} {\"text\": \"b\"}", "json", "more than one"},
            {"{\"id\": \"7\"}", "json", "no field 'text'"},
            {"{\"text\": null}", "json", "not a string"},
            {"{\"text\": {\"text\": \"안\"}}", "json", "not a string"},
            {"{\"text\": \" \\n\\u3000\"}", "empty", "empty"},
            {"{\"text\": \"" + "가".repeat(40) + "\"}", "too-large", "120 bytes"},
        };
    }

    @Test(dataProvider = "broken")
    public void aBrokenRecordSaysWhy(String line, String rule, String reason) {
        Parsed parsed = parse("jsonl", RawRecord.of("f", 1, line.getBytes(StandardCharsets.UTF_8)), 100);
        assertThat(parsed).isInstanceOfSatisfying(Parsed.Broken.class, broken -> {
            assertThat(broken.rule()).isEqualTo(rule);
            assertThat(broken.reason()).contains(reason);
        });
    }

    @Test
    public void bytesThatAreNotUtf8AreNeverReplaced() {
        byte[] line = "{\"text\": \"가나다\"}".getBytes(StandardCharsets.UTF_8);
        line[11] = (byte) 0xFF;
        assertThat(parse("jsonl", RawRecord.of("f", 3, line), 100))
                .isInstanceOfSatisfying(Parsed.Broken.class, broken -> {
                    assertThat(broken.id()).isEqualTo("f#3");
                    assertThat(broken.rule()).isEqualTo("encoding");
                    assertThat(broken.text()).doesNotContain("\uFFFD");
                });
    }

    @Test
    public void fieldsAreTakenFromWhereTheSourceSays() {
        SourceSettings source = new SourceSettings(
                "s", List.of("x"), null, "ko", null, null, null, null, null, null, "body", "key", null, null);
        byte[] line =
                "\uFEFF{\"meta\": {\"body\": \"안쪽\"}, \"key\": 12, \"body\": \"바깥\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(RecordReader.named("jsonl").parse(RawRecord.of("f", 1, line), source, 100))
                .isEqualTo(new Parsed.Text("12", "바깥"));
    }

    @Test
    public void plainTextIsADocumentAFileOrAParagraph() {
        String text = "첫 줄\n둘째 줄\n \n\n새 문단\n";
        List<RawRecord> whole = records("text", text, 1_000);
        assertThat(whole).hasSize(1);
        assertThat(parse("text", whole.get(0), 1_000).text()).isEqualTo(text);
        List<RawRecord> paragraphs = records("paragraphs", text, 1_000);
        // Three bytes a syllable: 7 + 1, 10 + 1, 1 + 1 and 1 stand before the second paragraph.
        assertThat(paragraphs).extracting(RawRecord::number).containsExactly(1L, 23L);
        assertThat(parse("paragraphs", paragraphs.get(0), 1_000).text()).isEqualTo("첫 줄\n둘째 줄");
        assertThat(parse("text", records("text", text, 10).get(0), 10)).isInstanceOf(Parsed.Broken.class);
    }

    @Test
    public void filesAreListedSortedAndOpenedWhateverTheirCompression() throws IOException {
        Path folder = Files.createTempDirectory("glossa-sources");
        write(Files.newOutputStream(folder.resolve("b.jsonl")), "b");
        write(new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.jsonl.gz"))), "a");
        write(new ZstdOutputStream(Files.newOutputStream(folder.resolve("c.jsonl.zst"))), "c");
        Files.createFile(folder.resolve(".hidden"));
        StringBuilder read = new StringBuilder();
        for (Path file : SourceFiles.list(SourceSettings.of("s", "ko", "."), folder)) {
            try (InputStream in = SourceFiles.open(file)) {
                read.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(read.toString()).isEqualTo("abc");
        assertThat(SourceFiles.list(SourceSettings.of("s", "ko", "*.gz", "a.jsonl.gz"), folder))
                .containsExactly(folder.resolve("a.jsonl.gz"));
        assertThatThrownBy(() -> SourceFiles.list(SourceSettings.of("s", "ko", "*.txt"), folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("*.txt");
    }

    @Test
    public void anUnknownFormatIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> RecordReader.named("json"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'jsonl'?");
    }

    private static void write(OutputStream out, String text) throws IOException {
        try (out) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<RawRecord> records(String format, String text, int maxBytes) {
        List<RawRecord> records = new ArrayList<>();
        RecordReader.named(format)
                .records(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "file.jsonl", maxBytes)
                .forEachRemaining(records::add);
        return records;
    }

    private static Parsed parse(String format, RawRecord record, int maxTextBytes) {
        return RecordReader.named(format).parse(record, SOURCE, maxTextBytes);
    }
}
