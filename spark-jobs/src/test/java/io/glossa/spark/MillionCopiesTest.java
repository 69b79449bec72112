package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.dedup.DedupSettings;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * One text, said so often that every bucket holds all documents: boilerplate as the web has it.
 *
 * <p>Measured with two threads in a heap of 1 GiB on two shared cores: a million equal documents take 207 s as a group of
 * equal texts, 381 s as one bucket of every band whose pairs are compared. What is printed as heap adds up the highest use
 * of each of the collector's pools, which they do not reach at the same time.
 */
public class MillionCopiesTest {
    private static final int FILES = 8;

    /** Equal texts are one group; with the search for them off they are one bucket of every band, or one of trusted pairs. */
    @DataProvider
    public Object[][] searches() {
        return new Object[][] {{"{}"}, {"exact: false"}, {"{exact: false, verify: false}"}};
    }

    @Test(dataProvider = "searches")
    public void thousandsOfEqualDocumentsAreOneCluster(String dedup) throws IOException {
        clusters(3_000, dedup);
    }

    /** The heap that the tests run in is 1 GiB: half of what an executor is promised to stay below. */
    @Test(groups = "slow", dataProvider = "searches")
    public void aMillionEqualDocumentsAreOneClusterInOneGigabyte(String dedup) throws IOException {
        clusters(1_000_000, dedup);
        assertThat(peak()).as("heap").isLessThan(2L << 30);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    @Test
    public void thousandsOfNearlyEqualDocumentsAreOneCluster() throws IOException {
        nearly(3_000);
    }

    /** No two are equal, all are similar: nearly every bucket holds nearly all of them. */
    @Test(groups = "slow")
    public void aMillionNearlyEqualDocumentsAreOneClusterInOneGigabyte() throws IOException {
        nearly(1_000_000);
        assertThat(peak()).as("heap").isLessThan(2L << 30);
    }

    private static void nearly(int documents) throws IOException {
        String text = PlantedCorpus.prose(1).get(0);
        JsonNode report = run(documents, i -> text + " " + i, "{}");

        assertThat(report.at("/total/kept/documents").asInt()).isEqualTo(1);
        assertThat(report.at("/dedup/cluster_sizes").toString()).isEqualTo("{\"" + documents + "\":1}");
        assertThat(report.at("/dedup/largest_bucket").asInt()).isGreaterThan(documents / 2);
        assertThat(report.at("/dedup/capped_buckets").asInt()).isGreaterThan(0);
        // Of fifteen bands, each proposes at most two pairs a document.
        assertThat(report.at("/dedup/pairs_compared").asInt()).isBetween(documents - 1, 30 * documents);
        assertThat(report.at("/dedup/removed/near").asInt()).isEqualTo(documents - 1);
    }

    private static void clusters(int documents, String dedup) throws IOException {
        String text = PlantedCorpus.prose(1).get(0).substring(0, 120);
        JsonNode report = run(documents, i -> text, dedup);

        assertThat(report.at("/total/kept/documents").asInt()).isEqualTo(1);
        assertThat(report.at("/dedup/cluster_sizes").toString()).isEqualTo("{\"" + documents + "\":1}");
        boolean bucket = !dedup.equals("{}");
        assertThat(report.at("/dedup/largest_bucket").asInt()).isEqualTo(bucket ? documents : 1);
        assertThat(report.at("/dedup/capped_buckets").asInt()).isEqualTo(bucket ? 15 : 0);
        // Each with the next and with the first: of the second document both are the same pair.
        assertThat(report.at("/dedup/pairs_compared").asInt()).isEqualTo(bucket ? 2 * documents - 3 : 0);
    }

    private static JsonNode run(int documents, IntFunction<String> text, String dedup) throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        for (int file = 0; file < FILES; file++) {
            Path path = corpus.folder().resolve("copies." + file + ".jsonl");
            try (BufferedWriter out = Files.newBufferedWriter(path)) {
                for (int i = file; i < documents; i += FILES) {
                    out.write(PlantedCorpus.record("d" + i, text.apply(i)));
                    out.write('\n');
                }
            }
        }
        CorpusSettings settings = Settings.parse(
                        "sources: [{name: copies, language: ko, paths: ['copies.*.jsonl']}]", "test")
                .bind(CorpusSettings.class);
        CorpusSettings deduplicated = new CorpusSettings(
                settings.sources(),
                null,
                null,
                null,
                null,
                null,
                null,
                Settings.parse(dedup, "test").bind(DedupSettings.class),
                null);
        Path out = Files.createTempDirectory("copies");
        long began = System.nanoTime();
        CorpusJob.run(deduplicated, corpus.folder(), 2, SparkSettings.local(2, 4), out, Progress.NONE);
        System.out.printf(
                "%,d documents, dedup %s: %d s, heap at most %d MiB%n",
                documents, dedup, (System.nanoTime() - began) / 1_000_000_000, peak() >> 20);
        JsonNode report = Json.read(out.resolve("report.json"));
        AtomicFiles.delete(out);
        AtomicFiles.delete(corpus.folder());
        return report;
    }
}
