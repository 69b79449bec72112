package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.dedup.DedupSettings;
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
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** One text, said so often that every bucket holds all documents: boilerplate as the web has it. */
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
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        assertThat(peak).as("heap").isLessThan(2L << 30);
    }

    private static void clusters(int documents, String dedup) throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        String text = PlantedCorpus.prose(1).get(0).substring(0, 120);
        for (int file = 0; file < FILES; file++) {
            Path path = corpus.folder().resolve("copies." + file + ".jsonl");
            try (BufferedWriter out = Files.newBufferedWriter(path)) {
                for (int i = file; i < documents; i += FILES) {
                    out.write(PlantedCorpus.record("d" + i, text));
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
        CorpusJob.run(deduplicated, corpus.folder(), 2, SparkSettings.local(2, 4), out, Progress.NONE);

        JsonNode report = Json.read(out.resolve("report.json"));
        assertThat(report.at("/total/kept/documents").asInt()).isEqualTo(1);
        assertThat(report.at("/dedup/cluster_sizes").toString()).isEqualTo("{\"" + documents + "\":1}");
        boolean bucket = !dedup.equals("{}");
        assertThat(report.at("/dedup/largest_bucket").asInt()).isEqualTo(bucket ? documents : 1);
        assertThat(report.at("/dedup/capped_buckets").asInt()).isEqualTo(bucket ? 15 : 0);
        // Each with the next and with the first: of the second document both are the same pair.
        assertThat(report.at("/dedup/pairs_compared").asInt()).isEqualTo(bucket ? 2 * documents - 3 : 0);
    }
}
