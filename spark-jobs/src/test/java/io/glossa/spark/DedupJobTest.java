package io.glossa.spark;

import static io.glossa.spark.PlantedCorpus.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.Document;
import io.glossa.corpus.dedup.DedupSettings;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.testng.annotations.Test;

/** The search for duplicates as a whole job runs it. */
public class DedupJobTest {
    private static final SparkSettings SPARK = SparkSettings.local(2, 3);

    @Test
    public void plantedCopiesAreMeasuredAndChangeNothingThatIsWritten() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(300);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < prose.size(); i++) {
            lines.add(record("d" + i, prose.get(i)));
            if (i % 10 == 0) {
                lines.add(record("copy" + i, prose.get(i) + " 끝."));
            }
        }
        corpus.write("planted.jsonl", lines);

        Path without = run(corpus, "{}", SPARK);
        Path with = run(corpus, "plant: 1", SPARK);

        Map<String, String> expected = PlantedCorpus.bytes(without);
        Map<String, String> found = PlantedCorpus.bytes(with);
        assertThat(expected.remove("report.json")).isNotEqualTo(found.remove("report.json"));
        assertThat(found).isEqualTo(expected);
        JsonNode planted = report(with).get("planted");
        // Of 330 documents those that are no exact copies have a planted one each.
        assertThat(planted.get("copies").asInt()).isBetween(300, 330);
        assertThat(planted.get("recall").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertThat(planted.get("precision").asDouble()).isEqualTo(1);
        assertThat(planted.get("falsely_found").asInt()).isZero();
        for (JsonNode bin : planted.get("bins")) {
            boolean duplicate = bin.get("from").asDouble() >= 0.8;
            assertThat(bin.get("recall").asDouble())
                    .as(bin.toString())
                    .isBetween(duplicate ? 0.85 : 0, duplicate ? 1.0 : 0);
        }
        assertThat(report(without).get("planted").isNull()).isTrue();
    }

    /** Without verification all that banding proposes is a duplicate, and the planted copies show what that costs. */
    @Test
    public void trustingTheBandingFindsMoreThanTheSettingsAskFor() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(300);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < prose.size(); i++) {
            lines.add(record("d" + i, prose.get(i)));
        }
        lines.add(record("near", prose.get(7) + " 덧붙인 말이 조금 있다."));
        corpus.write("planted.jsonl", lines);

        JsonNode dedup = report(run(corpus, "{plant: 1, verify: false}", SPARK));

        JsonNode planted = dedup.get("planted");
        assertThat(planted.get("precision").asDouble()).isLessThan(1);
        assertThat(planted.get("falsely_found").asInt()).isPositive();
        for (JsonNode bin : planted.get("bins")) {
            double spread = Math.sqrt(0.25 / bin.get("planted").asDouble());
            // The share found is the curve's, within four standard errors of a share.
            assertThat(bin.get("recall").asDouble())
                    .as(bin.toString())
                    .isCloseTo(bin.get("expected").asDouble(), within(4 * spread));
        }
        assertThat(dedup.get("sample")).isNotEmpty().anySatisfy(pair -> {
            assertThat(pair.get("similarity").asDouble()).isBetween(0.8, 1.0);
            assertThat(pair.get("duplicate").asBoolean()).isTrue();
        });
        assertThat(dedup.get("removed").get("near").asInt()).isPositive();
    }

    @Test
    public void survivorsAreTheSameForAnyPartsAndOrder() throws IOException {
        for (long seed = 1; seed <= 2; seed++) {
            Random random = new Random(seed);
            List<String> prose = PlantedCorpus.prose(40);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                String text = prose.get(random.nextInt(prose.size()));
                lines.add(record("d" + i, random.nextBoolean() ? text : text + " 덧붙인 말 " + random.nextInt(4)));
            }
            Map<String, String> first = null;
            for (int tasks : new int[] {1, 3, 8}) {
                PlantedCorpus corpus = new PlantedCorpus();
                Collections.shuffle(lines, random);
                corpus.write("planted.jsonl", lines);
                Path out = run(corpus, "max-bucket: 3", SparkSettings.local(2, tasks));
                Map<String, String> survivors = PlantedCorpus.documents(out.resolve("documents")).stream()
                        .collect(Collectors.toMap(Document::id, Document::text, (a, b) -> a, TreeMap::new));
                first = first == null ? survivors : first;
                assertThat(survivors).as("seed %s, %s tasks", seed, tasks).isEqualTo(first);
            }
        }
    }

    @Test
    public void aBucketBeyondTheCapIsReportedAndStillOneCluster() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        String text = PlantedCorpus.prose(1).get(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(record("d" + i, text + " " + i));
        }
        corpus.write("planted.jsonl", lines);

        Path out = run(corpus, "max-bucket: 5", SPARK);

        JsonNode dedup = report(out);
        assertThat(dedup.get("capped_buckets").asInt()).isPositive();
        assertThat(dedup.get("largest_bucket").asInt()).isBetween(6, 40);
        assertThat(dedup.get("capped_bucket_documents").asInt()).isGreaterThan(40);
        // 780 pairs in all; the cap leaves the first and the next of each.
        assertThat(dedup.get("pairs_compared").asInt()).isLessThan(400);
        assertThat(dedup.get("cluster_sizes").toString()).isEqualTo("{\"40\":1}");
        List<Map<String, String>> kept = ParquetRows.of(out.resolve("documents/part-00000.parquet"));
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0))
                .containsEntry("cluster_size", "40")
                .containsEntry("cluster", kept.get(0).get("id"));
    }

    @Test
    public void pagesOfOneAddressAreDuplicatesWhatTheySayAndOthersAreLeftAlone() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(5);
        corpus.write(
                "planted.jsonl",
                List.of(
                        page("a", prose.get(0), "https://www.example.org/기사/1?utm_source=x"),
                        page("b", prose.get(1), "http://example.org/기사/1/"),
                        page("c", prose.get(2), "http://example.org/기사/2"),
                        record("d", prose.get(3)),
                        record("e", prose.get(4))));

        Path out = run(corpus, "url: true", SPARK);

        assertThat(PlantedCorpus.documents(out.resolve("documents")))
                .hasSize(4)
                .extracting(Document::id)
                .contains("c", "d", "e");
        List<Map<String, String>> gone = ParquetRows.of(out.resolve("duplicates/part-00000.parquet"));
        assertThat(gone).hasSize(1);
        assertThat(gone.get(0)).containsEntry("kind", "url");
        assertThat(Json.read(out.resolve("report.json")).at("/total/steps").toString())
                .contains("url-duplicates");
        assertThat(PlantedCorpus.documents(run(corpus, "{}", SPARK).resolve("documents")))
                .hasSize(5);
    }

    @Test
    public void copiesInSeveralSourcesLeaveTheDearestOne() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(2);
        corpus.write("web.jsonl", List.of(record("w", prose.get(0)), record("x", prose.get(1))));
        corpus.write("books.jsonl", List.of(record("b", prose.get(0))));
        String yaml = "sources: [{name: web, language: ko, paths: [web.jsonl], priority: 5},"
                + " {name: books, language: ko, paths: [books.jsonl], priority: 1}]";
        CorpusSettings settings = Settings.parse(yaml, "test").bind(CorpusSettings.class);
        Path out = Files.createTempDirectory("dedup");
        CorpusJob.run(settings, corpus.folder(), 1, SPARK, out, Progress.NONE);

        assertThat(PlantedCorpus.documents(out.resolve("documents")))
                .extracting(d -> d.source() + "/" + d.id())
                .containsExactlyInAnyOrder("books/b", "web/x");
    }

    private static String page(String id, String text, String url) {
        return Json.line(new TreeMap<>(Map.of("id", id, "text", text, "url", url)));
    }

    private static JsonNode report(Path out) {
        return Json.read(out.resolve("report.json")).get("dedup");
    }

    private static Path run(PlantedCorpus corpus, String dedup, SparkSettings spark) throws IOException {
        CorpusSettings plain = PlantedCorpus.settings("planted.jsonl");
        DedupSettings settings = Settings.parse(dedup, "test").bind(DedupSettings.class);
        CorpusSettings all = new CorpusSettings(plain.sources(), null, null, null, null, null, null, settings, null);
        Path out = Files.createTempDirectory("dedup");
        CorpusJob.run(all, corpus.folder(), 1, spark, out, Progress.NONE);
        return out;
    }
}
