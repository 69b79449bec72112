package io.glossa.spark;

import static io.glossa.spark.PlantedCorpus.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.Document;
import io.glossa.corpus.mix.MixPlan;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.vocab.pack.CorpusPacker;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Parallel sources, evaluation texts and the mix in the corpus step, and the mix in the pack step. */
public class SelectionTest {
    private static final Path BASE = PlantedCorpus.DATA.resolve("models/stories260k");
    private static final SparkSettings SPARK = SparkSettings.local(2, 3);
    private static final int PLANTED = 12;

    private PlantedCorpus planted;
    private List<String> items;
    private Path corpus;

    @BeforeClass
    public void makeCorpus() throws IOException {
        planted = new PlantedCorpus();
        items = new ArrayList<>();
        Path set =
                Files.createDirectories(planted.folder().resolve("eval/sib200")).resolve("kor.dev.tsv.gz");
        Files.copy(PlantedCorpus.DATA.resolve("eval/sib200-kor_Hang.dev.tsv.gz"), set);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(set)), StandardCharsets.UTF_8))) {
            in.lines()
                    .skip(1)
                    .map(line -> line.split("\t")[2])
                    .filter(text -> text.length() > 40)
                    .forEach(items::add);
        }
        List<String> prose = PlantedCorpus.prose(120);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            lines.add(record("d" + i, i < PLANTED ? prose.get(i) + "\n" + items.get(i) : prose.get(i)));
        }
        planted.write("ud.jsonl", lines);
        List<String> replay = new ArrayList<>();
        for (int i = 80; i < 120; i++) {
            replay.add(record("d" + i, prose.get(i)));
        }
        planted.write("replay.jsonl", replay);
        Files.copy(
                PlantedCorpus.DATA.resolve("parallel/jhe.en-ko.dev.tsv.gz"),
                planted.folder().resolve("jhe.tsv.gz"));
        corpus = run(settings("drop"), SPARK, 2);
    }

    @Test
    public void documentsWithEvaluationTextAreRejectedNamingTheBenchmark() throws IOException {
        List<Map<String, String>> rejected = rejected(corpus, 2).stream()
                .filter(row -> row.get("rule").equals("contaminated"))
                .toList();

        assertThat(rejected).hasSize(PLANTED).allSatisfy(row -> {
            assertThat(Integer.parseInt(row.get("id").substring(1))).isLessThan(PLANTED);
            assertThat(row.get("reason")).contains("holds 1.000 of sib200/kor.dev, item ");
        });
        JsonNode report = Json.read(corpus.resolve("decontamination.json"));
        JsonNode benchmark = report.at("/benchmarks").get("sib200/kor.dev");
        assertThat(benchmark.get("found").asInt()).isEqualTo(PLANTED);
        assertThat(benchmark.at("/pairs/ud").asInt()).isEqualTo(PLANTED);
        assertThat(benchmark.get("samples")).hasSize(5);
        JsonNode steps = Json.read(corpus.resolve("report.json")).at("/total/steps");
        JsonNode last = steps.get(steps.size() - 1);
        assertThat(last.get("rule").asText()).isEqualTo("contaminated");
        assertThat(last.at("/before/documents").asInt()
                        - last.at("/after/documents").asInt())
                .isEqualTo(PLANTED);
        JsonNode kept = Json.read(corpus.resolve("report.json")).at("/total/kept");
        assertThat(kept.get("documents").asInt())
                .isEqualTo(PlantedCorpus.documents(corpus.resolve("documents")).size());
    }

    @Test
    public void cuttingLeavesTheRestOfTheDocument() throws IOException {
        Path cut = run(settings("cut"), SPARK, 1);

        Map<String, String> texts = new TreeMap<>();
        PlantedCorpus.documents(cut.resolve("documents")).forEach(d -> texts.put(d.id(), d.text()));
        List<String> prose = PlantedCorpus.prose(PLANTED);
        for (int i = 0; i < PLANTED; i++) {
            assertThat(texts.get("d" + i)).isEqualTo(prose.get(i));
        }
        JsonNode report = Json.read(cut.resolve("report.json"));
        long bytes = 0;
        long characters = 0;
        for (String text : texts.values()) {
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            characters += text.codePointCount(0, text.length());
        }
        assertThat(report.at("/total/kept/bytes").asLong()).isEqualTo(bytes);
        assertThat(report.at("/total/kept/characters").asLong()).isEqualTo(characters);
    }

    @Test
    public void pairsBecomeDocumentsOfBothLanguagesAndRejectedOnesSayWhy() throws IOException {
        JsonNode report = Json.read(corpus.resolve("pairs/report.json")).get("jhe");
        assertThat(report.get("pairs").asInt()).isEqualTo(720);
        assertThat(report.get("kept").asInt()).isBetween(680, 719);
        assertThat(report.get("documents").asInt())
                .isEqualTo((report.get("kept").asInt() + 7) / 8);
        List<String> refused = Files.readAllLines(corpus.resolve("pairs/jhe/rejected-00000.jsonl"));
        assertThat(refused).hasSize(720 - report.get("kept").asInt());
        assertThat(Json.mapper().readTree(refused.get(0)).get("reason").asText())
                .isNotBlank();

        List<Document> documents = PlantedCorpus.documents(corpus.resolve("documents")).stream()
                .filter(d -> d.source().equals("jhe"))
                .toList();
        assertThat(documents).hasSizeGreaterThan(80).allSatisfy(d -> {
            assertThat(d.language()).isEqualTo("mul");
            assertThat(d.text()).containsPattern("[a-z]{3}").containsPattern("[가-힣]{2}");
        });
    }

    @Test
    public void thePackHoldsTheSharesOfTheMix() throws IOException {
        MixPlan plan = MixPlan.of(corpus).orElseThrow();
        PackSettings settings = new PackSettings(128, Frame.BOS_EOS, 3, 5L, null, null);
        Path expected = Files.createTempDirectory("pack");
        new CorpusPacker(BASE, settings).pack(corpus.resolve("splits"), expected);
        Path packed = Files.createTempDirectory("pack");
        PackJob.run(corpus.resolve("splits"), BASE, settings, SPARK, packed, Progress.NONE);

        assertThat(PlantedCorpus.bytes(packed)).isEqualTo(PlantedCorpus.bytes(expected));
        JsonNode mix = Json.read(packed.resolve("mix.json"));
        assertThat(mix.get("bytes").asLong()).isEqualTo(plan.plannedBytes());
        long largest = PlantedCorpus.documents(corpus.resolve("splits/train")).stream()
                .mapToLong(d -> d.text().getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElseThrow();
        Map<String, Double> shares = Map.of("target", 0.6, "replay", 0.3, "parallel", 0.1);
        shares.forEach((role, share) -> {
            JsonNode packedRole = mix.at("/roles/" + role);
            assertThat(packedRole.get("bytes").asDouble()).as(role).isCloseTo(share * 300_000, within((double)
                    largest));
            assertThat(packedRole.get("tokens").asLong()).isPositive();
        });
        assertThat(mix.at("/sources/replay/epochs").asDouble()).isBetween(1.5, 4.0);
        // The role has one source.
        assertThat(mix.at("/roles/replay/epochs").asDouble())
                .isCloseTo(mix.at("/sources/replay/epochs").asDouble(), within(1e-9));
    }

    @Test
    public void bytesDoNotDependOnTasks() throws IOException {
        Map<String, String> first = PlantedCorpus.bytes(run(settings("drop"), SparkSettings.local(2, 1), 2));
        assertThat(PlantedCorpus.bytes(corpus)).isEqualTo(first);
        assertThat(first).containsKeys("mix.json", "decontamination.json", "pairs/report.json");
    }

    @Test
    public void aShareOfARoleThatNoSourceHasIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> Settings.parse("""
                                sources: [{name: a, language: ko, paths: [x]}]
                                mix: {shares: {target: 0.9, code: 0.1}}
                                """, "recipe").bind(CorpusSettings.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unknown role 'code'");
    }

    private static CorpusSettings settings(String action) {
        return Settings.parse("""
                        sources:
                          - {name: ud, language: ko, paths: [ud.jsonl], validation-share: 0, test-share: 0}
                          - {name: replay, language: ko, role: replay, paths: [replay.jsonl]}
                          - name: jhe
                            language: ko
                            paths: [jhe.tsv.gz]
                            pairs: {languages: [en, ko]}
                        decontaminate:
                          sets: [{paths: [eval]}]
                          action: %s
                        mix:
                          shares: {target: 0.6, replay: 0.3, parallel: 0.1}
                          budget: 300 kB
                        """.formatted(action), "recipe").bind(CorpusSettings.class);
    }

    private Path run(CorpusSettings settings, SparkSettings spark, int shards) throws IOException {
        Path out = Files.createTempDirectory("corpus");
        CorpusJob.run(settings, planted.folder(), shards, spark, out, Progress.NONE);
        return out;
    }

    private static List<Map<String, String>> rejected(Path corpus, int shards) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            rows.addAll(ParquetRows.of(corpus.resolve("rejected/part-0000" + shard + ".parquet")));
        }
        return rows;
    }
}
