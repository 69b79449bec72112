package io.glossa.spark;

import static io.glossa.spark.PlantedCorpus.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.Document;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.corpus.read.Storages;
import io.glossa.run.ConfigException;
import io.glossa.run.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.testng.annotations.Test;

/** Sources of every format, wherever they are stored and however they are cut. */
public class CorpusInputsTest {
    private static final SparkSettings SPARK = SparkSettings.local(2, 3);

    @Test
    public void theNumberOfSlicesChangesNoByte() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(60);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add(i % 5 == 0 ? "{broken " + i : record("d" + i, prose.get(i)));
            lines.add(record("d" + i, prose.get(i) + " 끝."));
        }
        corpus.write("lines.jsonl", lines);
        Files.writeString(corpus.folder().resolve("text.txt"), String.join("\n\n", prose.subList(30, 60)));
        CorpusSettings settings = CorpusSettings.of(
                List.of(SourceSettings.of("lines", "ko", "lines.jsonl"), source("text", "paragraphs", "text.txt")));

        Map<String, String> whole = run(corpus, settings, Long.MAX_VALUE / 2, 1);
        assertThat(whole).containsKey("rejected/part-00000.parquet");
        Map<String, String> cut = run(corpus, settings, 3_000, 10);
        assertThat(cut).isEqualTo(whole);
        assertThat(run(corpus, settings, 997, 60)).isEqualTo(whole);
    }

    @Test
    public void aBombIsOneRejectedRecordAndTheJobGoesOn() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(12);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add(record("d" + i, prose.get(i)));
        }
        corpus.write("good.jsonl", lines);
        // 260 MB of spaces on one line, 1,000-fold.
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(corpus.folder().resolve("bomb.jsonl.gz")))) {
            out.write((record("before", prose.get(10)) + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 260; i++) {
                out.write(spaces);
            }
        }
        Path out = Files.createTempDirectory("corpus");
        CorpusJob.run(
                CorpusSettings.of(List.of(SourceSettings.of("s", "ko", "good.jsonl", "bomb.jsonl.gz"))),
                corpus.folder(),
                1,
                SPARK,
                out,
                Progress.NONE);
        assertThat(PlantedCorpus.documents(out.resolve("documents")))
                .extracting(Document::id)
                .contains("before", "d0", "d9")
                .hasSize(11);
        assertThat(ParquetRows.of(out.resolve("rejected/part-00000.parquet")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("rule", "bomb");
                    assertThat(row.get("id")).startsWith("bomb.jsonl.gz#");
                    assertThat(row.get("reason")).contains("read.max-expansion");
                });
    }

    @Test
    public void filesAreReadFromAnyHadoopFileSystem() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(9);
        for (int i = 0; i < 9; i++) {
            corpus.write("part-" + i + ".jsonl", List.of(record("d" + i, prose.get(i))));
        }
        Files.writeString(corpus.folder().resolve("_SUCCESS"), "");
        SparkSettings spark =
                new SparkSettings("local[2]", 3, Map.of("spark.hadoop.fs.mock.impl", MockFileSystem.class.getName()));
        String folder = "mock:" + corpus.folder();
        List<Document> local = documents(corpus, SPARK, ".");
        assertThat(local).hasSize(9);
        for (String path : List.of(folder, folder + "/part-*.jsonl", folder + "/part-{0,1,2,3,4,5,6,7,8}.jsonl")) {
            assertThat(documents(corpus, spark, path)).as(path).isEqualTo(local);
        }
        Storages storages = Storages.of(spark.options());
        InputFile file = storages.find(folder + "/part-3.jsonl").get(0);
        assertThat(file.location()).startsWith("mock:/");
        assertThat(file.sibling("part-4.jsonl").bytes())
                .isEqualTo(Files.size(corpus.folder().resolve("part-4.jsonl")));
        String before = file.identity();
        corpus.write("part-3.jsonl", List.of(record("other", prose.get(0) + prose.get(1))));
        assertThat(storages.find(folder + "/part-3.jsonl").get(0).identity()).isNotEqualTo(before);
    }

    @Test
    public void aSchemeThatHadoopDoesNotKnowIsNamedBeforeSparkStarts() {
        SourceSettings source = SourceSettings.of("s", "ko", "nosuch://bucket/*.jsonl");
        assertThatThrownBy(() -> SourceFiles.find(source, Path.of("."), Storages.plain()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'nosuch:'")
                .hasMessageContaining("spark.hadoop.fs.nosuch.impl");
    }

    @Test
    public void aReadingTellsHowFarItIs() {
        assertThat(ReadingProgress.text(12_345, 62_000_000, 100_000_000, 10_000_000_000L))
                .isEqualTo("12,345 records, 6.2 MB/s, 62 %, about 6 s left");
        assertThat(ReadingProgress.text(1, 1_000_000, 1_000_000_000L, 10_000_000_000L))
                .endsWith("0 %, about 2 h 46 min left");
        assertThat(ReadingProgress.text(7, 100, 100, 1_000_000_000L)).endsWith("100 %");
    }

    private static SourceSettings source(String name, String format, String path) {
        return new SourceSettings(
                name, List.of(path), format, "ko", null, null, null, null, null, null, null, null, null, null);
    }

    private static List<Document> documents(PlantedCorpus corpus, SparkSettings spark, String path) throws IOException {
        Path out = Files.createTempDirectory("corpus");
        CorpusSettings settings = CorpusSettings.of(List.of(SourceSettings.of("s", "ko", path)));
        CorpusJob.run(settings, corpus.folder(), 1, spark, out, Progress.NONE);
        return PlantedCorpus.documents(out.resolve("documents"));
    }

    /** Every byte that a run over ranges of a length writes. */
    private static Map<String, String> run(
            PlantedCorpus corpus, CorpusSettings settings, long rangeBytes, int leastSlices) throws IOException {
        List<List<InputFile>> files = settings.sources().stream()
                .map(source -> SourceFiles.find(source, corpus.folder(), Storages.plain()))
                .toList();
        List<FileSlice> slices = FileSlice.plan(settings, corpus.folder(), files, rangeBytes);
        assertThat(slices).hasSizeGreaterThanOrEqualTo(leastSlices);
        Path out = Files.createTempDirectory("corpus");
        CorpusJob.run(settings, corpus.folder(), slices, Storages.plain(), 2, SPARK, out, Progress.NONE);
        return new TreeMap<>(PlantedCorpus.bytes(out));
    }
}
