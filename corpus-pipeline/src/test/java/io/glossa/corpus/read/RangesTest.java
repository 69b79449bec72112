package io.glossa.corpus.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.SourceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** However a file is divided, its ranges give its records once each, under the same numbers. */
public final class RangesTest {
    @DataProvider
    public Object[][] formats() {
        return new Object[][] {{"jsonl"}, {"paragraphs"}, {"tsv"}};
    }

    @Test(dataProvider = "formats")
    public void anyDivisionGivesTheSameRecords(String format) throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            byte[] bytes = lines(new Random(seed)).getBytes(StandardCharsets.UTF_8);
            InputFile file = ReaderInputs.write(ReaderInputs.folder().resolve("text"), bytes);
            SourceSettings source = ReaderInputs.source(format, null);
            List<String> whole = described(ReaderInputs.records(source, file, ByteRange.ALL, 200));
            assertThat(whole).hasSizeGreaterThan(5);
            for (int length : new int[] {1, 2, 3, 7, 50, 333, bytes.length - 1, bytes.length}) {
                List<RawRecord> parts = new ArrayList<>();
                for (ByteRange range : RecordReader.named(format).ranges(file, length)) {
                    parts.addAll(ReaderInputs.records(source, file, range, 200));
                }
                assertThat(described(parts))
                        .as("%s, seed %d, ranges of %d bytes", format, seed, length)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    public void aRangeEndsWhereTheNextBegins() throws IOException {
        InputFile file = ReaderInputs.write(ReaderInputs.folder().resolve("a.jsonl"), "가\n나\n다\n");
        SourceSettings source = ReaderInputs.source("jsonl", null);
        // Three bytes a syllable: lines begin at 0, 4 and 8.
        assertThat(ReaderInputs.records(source, file, new ByteRange(4, 8), 10))
                .extracting(RawRecord::number)
                .containsExactly(5L);
        assertThat(ReaderInputs.records(source, file, new ByteRange(1, 4), 10)).isEmpty();
        assertThat(ReaderInputs.records(source, file, new ByteRange(5, 100), 10))
                .extracting(RawRecord::number)
                .containsExactly(9L);
    }

    @Test
    public void aPackedFileIsOneRange() throws IOException {
        Path folder = ReaderInputs.folder();
        String text = "가나다라\n".repeat(1_000);
        for (String name : List.of("a.jsonl.gz", "a.jsonl.zst")) {
            InputFile file = ReaderInputs.write(folder.resolve(name), text);
            assertThat(RecordReader.named("jsonl").ranges(file, 10)).containsExactly(ByteRange.ALL);
            assertThat(ReaderInputs.records(ReaderInputs.source("jsonl", null), file, ByteRange.ALL, 100))
                    .as("numbers are those of the unpacked text")
                    .extracting(RawRecord::number)
                    .startsWith(1L, 14L, 27L)
                    .hasSize(1_000);
        }
    }

    private static List<String> described(List<RawRecord> records) {
        return records.stream()
                .map(r -> r.number() + ":" + new String(r.bytes(), StandardCharsets.UTF_8) + ":" + r.totalBytes() + ":"
                        + r.fault())
                .collect(Collectors.toList());
    }

    /** Lines with every kind of end, blank lines, runs of them, and sometimes none at the end of the file. */
    private static String lines(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            String line = ReaderInputs.SENTENCES.get(random.nextInt(3));
            text.append(line, 0, random.nextInt(line.length())).append(random.nextBoolean() ? "\t옆 칸" : "");
            text.append(random.nextInt(4) == 0 ? "\r\n" : "\n");
            for (int blank = random.nextInt(5); blank > 2; blank--) {
                text.append(random.nextBoolean() ? "\n" : " \t\n");
            }
        }
        return random.nextBoolean() ? text.toString() : text + "끝";
    }
}
