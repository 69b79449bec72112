package io.glossa.spark;

import static io.glossa.spark.PlantedCorpus.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.Document;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.ExitCode;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.testng.annotations.Test;

public class CorpusJobTest {
    private static final SparkSettings SPARK = SparkSettings.local(2, 3);

    @Test
    public void keepsOneOfEveryPlantedClusterAndNamesTheOthers() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(30);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add(record("original-" + i, prose.get(i)));
        }
        for (int i = 0; i < 6; i++) {
            lines.add(record("exact-" + i, prose.get(i)));
        }
        for (int i = 10; i < 16; i++) {
            lines.add(record("near-" + i, prose.get(i).replaceFirst(" ", " 아주 ") + " 끝."));
        }
        corpus.write("planted.jsonl", lines);

        Path out = run(corpus, PlantedCorpus.settings("planted.jsonl"), SPARK, 1);

        assertThat(PlantedCorpus.documents(out.resolve("documents"))).hasSize(30);
        List<Map<String, String>> duplicates = ParquetRows.of(out.resolve("duplicates/part-00000.parquet"));
        assertThat(duplicates).hasSize(12);
        for (Map<String, String> duplicate : duplicates) {
            String number = duplicate.get("id").replaceAll("\\D+", "");
            assertThat(duplicate.get("kept")).matches("(original|exact|near)-" + number);
            double similarity = Double.parseDouble(duplicate.get("similarity"));
            if (Integer.parseInt(number) < 6) {
                assertThat(duplicate).containsEntry("kind", "exact");
                assertThat(similarity).isEqualTo(1.0);
            } else {
                assertThat(duplicate).containsEntry("kind", "near");
                assertThat(similarity).isBetween(0.8, 0.9999);
            }
        }
        JsonNode dedup = Json.read(out.resolve("report.json")).get("dedup");
        assertThat(dedup.get("cluster_sizes").toString()).isEqualTo("{\"2\":12}");
        assertThat(dedup.get("removed").toString()).isEqualTo("{\"exact\":6,\"near\":6}");
    }

    @Test
    public void aChainOfNearCopiesIsOneCluster() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        String[] words = String.join(" ", PlantedCorpus.prose(6)).split(" ");
        List<String> lines = new ArrayList<>();
        for (int link = 0; link < 12; link++) {
            for (int i = 0; i < 6; i++) {
                words[link * 12 + i] = "고리" + link + "의" + i;
            }
            lines.add(record("link-" + link, String.join(" ", words)));
        }
        Collections.shuffle(lines, new Random(7));
        corpus.write("chain.jsonl", lines);

        Path out = run(corpus, PlantedCorpus.settings("chain.jsonl"), SPARK, 1);

        assertThat(PlantedCorpus.documents(out.resolve("documents"))).hasSize(1);
        List<Map<String, String>> duplicates = ParquetRows.of(out.resolve("duplicates/part-00000.parquet"));
        assertThat(duplicates).hasSize(11);
        // The ends of the chain are less alike than the threshold: only the chain joins them.
        assertThat(duplicates.stream().mapToDouble(d -> Double.parseDouble(d.get("similarity"))))
                .anyMatch(similarity -> similarity < 0.8);
    }

    @Test
    public void bytesDoNotDependOnTasksThreadsOrTheOrderOfRecords() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(60);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(record("d" + i, prose.get(i)));
            lines.add(i % 4 == 0 ? record("copy" + i, prose.get(i)) : "{broken " + i);
            lines.add(i % 3 == 0 ? record("near" + i, prose.get(i) + " 덧붙인 말.") : record("empty" + i, " "));
        }
        corpus.write("many.jsonl", lines);
        CorpusSettings settings = PlantedCorpus.settings("many.jsonl");

        Map<String, String> first = PlantedCorpus.bytes(run(corpus, settings, SparkSettings.local(2, 1), 3));
        assertThat(first.keySet())
                .contains("documents/part-00002.parquet", "splits/test/part-00000.parquet", "report.json")
                .contains("lineage/part-00002.parquet", "rule-sets.json")
                .noneMatch(name -> name.contains("SUCCESS") || name.endsWith(".crc") || name.startsWith("judged"));
        for (int tasks : new int[] {3, 7}) {
            assertThat(PlantedCorpus.bytes(run(corpus, settings, SparkSettings.local(2, tasks), 3)))
                    .as(tasks + " tasks")
                    .isEqualTo(first);
        }
        SparkSessions.stop();
        assertThat(PlantedCorpus.bytes(run(corpus, settings, SparkSettings.local(1, 3), 3)))
                .as("one thread")
                .isEqualTo(first);
        SparkSessions.stop();

        // Broken records are named by their line; without them the order of records shows nowhere but in the lineage,
        // which
        // says where each stood.
        lines.removeIf(line -> line.startsWith("{broken"));
        corpus.write("many.jsonl", lines);
        Map<String, String> ordered = PlantedCorpus.bytes(run(corpus, settings, SPARK, 3));
        Collections.shuffle(lines, new Random(11));
        corpus.write("many.jsonl", lines);
        Map<String, String> shuffled = PlantedCorpus.bytes(run(corpus, settings, SPARK, 3));
        ordered.keySet().removeIf(name -> name.startsWith("lineage/"));
        shuffled.keySet().removeIf(name -> name.startsWith("lineage/"));
        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    public void dirtyRecordsAreRejectedWithReasonsAndNothingIsLost() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        Files.copy(
                PlantedCorpus.DATA.resolve("ko/dirty.jsonl.gz"), corpus.folder().resolve("dirty.jsonl.gz"));

        Path out = run(corpus, PlantedCorpus.settings("dirty.jsonl.gz"), SPARK, 1);

        int kept = PlantedCorpus.documents(out.resolve("documents")).size();
        List<Map<String, String>> rejected = ParquetRows.of(out.resolve("rejected/part-00000.parquet"));
        int duplicates =
                ParquetRows.of(out.resolve("duplicates/part-00000.parquet")).size();
        JsonNode total = Json.read(out.resolve("report.json")).get("total");
        assertThat(kept + rejected.size() + duplicates)
                .isEqualTo(total.get("read").get("documents").asInt());
        assertThat(rejected).allSatisfy(row -> {
            assertThat(row.get("rule")).isNotBlank();
            assertThat(row.get("reason")).isNotBlank();
        });
        assertThat(rejected.stream().map(row -> row.get("rule")).collect(Collectors.toSet()))
                .contains("json", "encoding", "empty", "too-large");
        for (String split : List.of("train", "validation", "test")) {
            assertThat(out.resolve("splits/" + split + "/part-00000.parquet")).exists();
        }
    }

    @Test
    public void splitsDivideTheDocumentsAndTheReportAddsUp() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(200);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < prose.size(); i++) {
            lines.add(record("d" + i, prose.get(i)));
        }
        corpus.write("ud.jsonl", lines);

        Path out = run(corpus, PlantedCorpus.settings("ud.jsonl"), SPARK, 2);

        TreeSet<String> divided = new TreeSet<>();
        for (String split : List.of("train", "validation", "test")) {
            for (Document document : PlantedCorpus.documents(out.resolve("splits/" + split))) {
                assertThat(divided.add(document.id())).as(document.id()).isTrue();
            }
        }
        List<Document> documents = PlantedCorpus.documents(out.resolve("documents"));
        assertThat(divided)
                .isEqualTo(documents.stream().map(Document::id).collect(Collectors.toCollection(TreeSet::new)));
        JsonNode report = Json.read(out.resolve("report.json"));
        assertThat(report.at("/total/kept/documents").asInt()).isEqualTo(documents.size());
        assertThat(report.at("/total/kept/bytes").asLong())
                .isEqualTo(documents.stream()
                        .mapToLong(d -> d.text().getBytes(StandardCharsets.UTF_8).length)
                        .sum());
        JsonNode steps = report.at("/sources/0/funnel/steps");
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i).at("/before/documents").asLong())
                    .as(steps.get(i).get("rule").asText())
                    .isEqualTo(steps.get(i - 1).at("/after/documents").asLong());
        }
        assertThat(report.get("rules_that_never_fired").toString()).contains("encoding");
    }

    @Test
    public void aRepeatedIdIsMadeUnique() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(3);
        corpus.write(
                "same.jsonl", List.of(record("x", prose.get(0)), record("x", prose.get(1)), record("y", prose.get(2))));

        Path out = run(corpus, PlantedCorpus.settings("same.jsonl"), SPARK, 1);

        assertThat(PlantedCorpus.documents(out.resolve("documents")))
                .extracting(Document::id)
                .containsExactly("x", "x~same.jsonl#2", "y");
    }

    @Test
    public void aPathThatLeadsNowhereIsNamedBeforeAnythingRuns() {
        assertThatThrownBy(() -> run(new PlantedCorpus(), PlantedCorpus.settings("absent.jsonl"), SPARK, 1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("absent.jsonl");
    }

    @Test
    public void aFileThatIsCutShortStopsTheJobByName() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (String text : PlantedCorpus.prose(40)) {
                gzip.write((record("d", text) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = packed.toByteArray();
        Files.write(corpus.folder().resolve("cut.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> run(corpus, PlantedCorpus.settings("cut.jsonl.gz"), SPARK, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cut.jsonl.gz")
                .hasMessageContaining("cut short")
                // The exception has come from a task, serialised: its exit code must have come along.
                .satisfies(e -> assertThat(((DataException) e).exitCode()).isEqualTo(ExitCode.DATA));
    }

    @Test
    public void anEmptyCorpusNamesTheRuleThatTookTheMost() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        corpus.write("nothing.jsonl", List.of("{", "{\"id\": \"a\", \"text\": \" \"}", "nonsense"));

        assertThatThrownBy(() -> run(corpus, PlantedCorpus.settings("nothing.jsonl"), SPARK, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("3 records were read")
                .hasMessageContaining("'json' removed the most (2)");
    }

    private static Path run(PlantedCorpus corpus, CorpusSettings settings, SparkSettings spark, int shards)
            throws IOException {
        Path out = Files.createTempDirectory("corpus");
        Map<String, Long> counts =
                new TreeMap<>(CorpusJob.run(settings, corpus.folder(), shards, spark, out, Progress.NONE));
        assertThat(counts).containsKeys("records", "documents", "bytes");
        return out;
    }
}
