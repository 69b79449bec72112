package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.Document;
import io.glossa.corpus.RuleSet;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class LineageTest {
    private Path corpus;
    private Lineage lineage;

    @BeforeClass(alwaysRun = true)
    public void makeCorpus() throws IOException {
        corpus = LineageCorpus.run().resolve("corpus");
        lineage = Lineage.open(corpus);
    }

    @AfterClass(alwaysRun = true)
    public void deleteCorpus() {
        AtomicFiles.delete(corpus.getParent().getParent());
    }

    @Test
    public void everyInputRecordHasOneRowAndTheFateThatTheOtherTablesTell() throws IOException {
        Map<String, String> fates = new TreeMap<>();
        for (LineageRecord record : all()) {
            assertThat(fates.put(record.source() + "/" + record.id(), record.fate()))
                    .isNull();
        }
        assertThat(fates).hasSize(46 + 1 + 2);
        Map<String, String> expected = new TreeMap<>();
        for (Document document : PlantedCorpus.documents(corpus.resolve("documents"))) {
            expected.put(document.source() + "/" + document.id(), "kept");
        }
        for (Map<String, String> row : rows("duplicates")) {
            expected.put(row.get("source") + "/" + row.get("id"), "duplicate");
        }
        for (Map<String, String> row : rows("rejected")) {
            expected.put(
                    row.get("source") + "/" + row.get("id"), row.get("rule").equals("json") ? "broken" : "rejected");
        }
        assertThat(fates).isEqualTo(expected);
        assertThat(fates.values()).contains("kept", "duplicate", "rejected", "broken");
    }

    @Test
    public void aKeptRecordHasEveryRulesValue() throws IOException {
        LineageRecord record = one("d7");
        String text = PlantedCorpus.prose(8).get(7);
        assertThat(record.fate()).isEqualTo("kept");
        assertThat(record.rule()).isEmpty();
        assertThat(record.file()).isEqualTo("korean.jsonl");
        assertThat(record.record()).isEqualTo(LineageCorpus.koreanRecord(corpus.getParent(), 8));
        assertThat(record.bytesRaw()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(record.clusterSize()).isEqualTo(1);
        assertThat(record.split()).isIn("train", "validation", "test");
        RuleSet rules = lineage.ruleSet("korean");
        assertThat(record.ruleSet()).isEqualTo(rules.hash());
        assertThat(record.signals().keySet()).containsExactlyInAnyOrderElementsOf(rules.names(RuleSet.Kind.FILTER));
        assertThat(record.signals().values()).allMatch(LineageRecord.Signal::passes);
        assertThat(record.signals().get("too-short").value()).isEqualTo(text.codePointCount(0, text.length()));
        long letters = text.codePoints().filter(Character::isLetter).count();
        long hangul = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL)
                .count();
        assertThat(record.signals().get("script").value()).isCloseTo((double) hangul / letters, within(1e-9));
    }

    @Test
    public void aRejectedRecordTellsWhatEveryOtherRuleWouldHaveSaid() {
        LineageRecord record = one("short");
        assertThat(record.fate()).isEqualTo("rejected");
        assertThat(record.rule()).isEqualTo("too-short");
        assertThat(record.reason()).isEqualTo("number of characters is 6; at least 50 is needed");
        assertThat(record.bytesFinal()).isZero();
        assertThat(record.signals()).containsEntry("too-short", new LineageRecord.Signal(6, false));
        assertThat(record.signals()).containsEntry("word-count", new LineageRecord.Signal(2, false));
        assertThat(record.signals()).containsEntry("script", new LineageRecord.Signal(1, true));
        assertThat(record.redactions()).isEmpty();

        LineageRecord broken = one("korean.jsonl#" + LineageCorpus.koreanRecord(corpus.getParent(), 46));
        assertThat(broken.fate()).isEqualTo("broken");
        assertThat(broken.rule()).isEqualTo("json");
        assertThat(broken.signals()).isEmpty();
        assertThat(broken.changes()).isEmpty();
    }

    @Test
    public void aCopyNamesItsTwin() {
        LineageRecord exact = one("same-as-d3");
        assertThat(exact.fate()).isEqualTo("duplicate");
        assertThat(exact.rule()).isEqualTo("exact-duplicates");
        assertThat(exact.kept()).isEqualTo("d3");
        assertThat(exact.keptSource()).isEqualTo("korean");
        assertThat(exact.similarity()).isEqualTo(1.0);
        assertThat(exact.clusterSize()).isEqualTo(2);
        assertThat(one("d3").clusterSize()).isEqualTo(2);
        List<LineageRecord> near = List.of(one("like-d4"), one("d4"));
        LineageRecord copy = near.get(0).fate().equals("duplicate") ? near.get(0) : near.get(1);
        assertThat(copy.rule()).isEqualTo("near-duplicates");
        assertThat(copy.similarity()).isBetween(0.8, 0.9999);
        assertThat(copy.signals()).hasSameSizeAs(one("d7").signals());
    }

    @Test
    public void sourcesOfOtherLanguagesHaveTheirOwnRules() {
        LineageRecord greek = one("αρθρο-1");
        assertThat(greek.signals().keySet()).containsExactly("script", "too-short");
        assertThat(greek.signals().get("too-short").value())
                .isEqualTo(LineageCorpus.GREEK.codePointCount(0, LineageCorpus.GREEK.length()));
        LineageRecord yoruba = one("abala-1");
        assertThat(yoruba.fate()).isEqualTo("kept");
        assertThat(yoruba.changes().get("nfc")).isGreaterThan(10);
        assertThat(yoruba.bytesFinal())
                .as("composed letters take fewer bytes")
                .isLessThan(yoruba.bytesRaw())
                .isEqualTo(LineageCorpus.YORUBA.getBytes(StandardCharsets.UTF_8).length);
        assertThat(one("abala-3").rule()).isEqualTo("too-short");
        assertThat(yoruba.ruleSet()).isNotEqualTo(greek.ruleSet());
        assertThat(one("mail").redactions()).containsEntry("email", 1).containsEntry("phone", 0);
    }

    @Test
    public void theReportTellsWhatEachRuleTakesAloneAndWithOthers() {
        Map<String, Integer> any = new TreeMap<>();
        Map<String, Integer> alone = new TreeMap<>();
        Map<String, Integer> shortAnd = new TreeMap<>();
        for (LineageRecord record : all()) {
            List<String> objections = new ArrayList<>();
            record.signals().forEach((rule, signal) -> {
                if (!signal.passes()) {
                    objections.add(rule);
                }
            });
            objections.forEach(rule -> any.merge(rule, 1, Integer::sum));
            if (objections.size() == 1) {
                alone.merge(objections.get(0), 1, Integer::sum);
            }
            if (objections.remove("too-short")) {
                objections.forEach(rule -> shortAnd.merge(rule, 1, Integer::sum));
            }
        }
        assertThat(any).containsEntry("too-short", 2).containsKey("script");
        for (JsonNode removal : Json.read(corpus.resolve("report.json")).at("/total/removals")) {
            String rule = removal.get("rule").asText();
            assertThat(removal.at("/removed/documents").asInt()).as(rule).isEqualTo(any.getOrDefault(rule, 0));
            assertThat(removal.at("/alone/documents").asInt()).as(rule).isEqualTo(alone.getOrDefault(rule, 0));
            if (rule.equals("too-short")) {
                assertThat(removal.get("together").properties())
                        .hasSameSizeAs(shortAnd.entrySet())
                        .allSatisfy(
                                other -> assertThat(other.getValue().asInt()).isEqualTo(shortAnd.get(other.getKey())));
            }
        }
    }

    @Test
    public void anIdIsFoundInItsOwnPartAlone() throws IOException {
        Path copy = Files.createTempDirectory("one-part");
        Files.createDirectories(copy.resolve("lineage"));
        Files.copy(corpus.resolve("rule-sets.json"), copy.resolve("rule-sets.json"));
        int shard = ShardKey.of("korean", "d7", 0, 3).shard();
        Set<Integer> others = new TreeSet<>();
        for (String source : List.of("greek", "yoruba")) {
            others.add(ShardKey.of(source, "d7", 0, 3).shard());
        }
        for (int part = 0; part < 3; part++) {
            Path file = copy.resolve("lineage").resolve("part-0000" + part + ".parquet");
            if (part == shard || others.contains(part)) {
                Files.copy(corpus.resolve("lineage").resolve(file.getFileName()), file);
            } else {
                Files.writeString(file, "not read");
            }
        }
        assertThat(Lineage.open(copy).find("d7")).hasSize(1);
        AtomicFiles.delete(copy);
    }

    @Test
    public void anUnknownIdHasANearestOne() {
        assertThat(lineage.find("same-as-d4")).isEmpty();
        assertThat(lineage.nearest("same-as-d4")).contains("same-as-d3");
        assertThat(lineage.nearest("nothing like any of them")).isEmpty();
        assertThatThrownBy(() -> Lineage.open(corpus.resolve("splits")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--out of a run whose corpus step has finished");
    }

    /** What a person types in any SQL engine; Spark's own takes seconds to start, hence not with the fast ones. */
    @Test(groups = "slow")
    public void oneQueryTellsEverything() {
        Dataset<Row> rows = SparkSessions.open(SparkSettings.local(2, 3))
                .sql("SELECT id, fate, rule, rule_set, cluster_size, kept, rules.`too-short`.value AS characters,"
                        + " rules.`word-count`.passes AS enough_words, changes.nfc, redactions.email"
                        + " FROM parquet.`" + corpus.resolve("lineage")
                        + "` WHERE id IN ('short', 'same-as-d3') ORDER BY id");
        List<Row> found = rows.collectAsList();
        assertThat(found).hasSize(2);
        assertThat(found.get(0).<String>getAs("kept")).isEqualTo("d3");
        assertThat(found.get(0).<Boolean>getAs("enough_words")).isTrue();
        assertThat(found.get(1).<Double>getAs("characters")).isEqualTo(6.0);
        assertThat(found.get(1).<Boolean>getAs("enough_words")).isFalse();
        assertThat(found.get(1).<Object>getAs("email")).isNull();
    }

    private LineageRecord one(String id) {
        List<LineageRecord> found = lineage.find(id);
        assertThat(found).as(id).hasSize(1);
        return found.get(0);
    }

    private List<LineageRecord> all() {
        List<LineageRecord> all = new ArrayList<>();
        lineage.forEach(all::add);
        return all;
    }

    private List<Map<String, String>> rows(String table) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            rows.addAll(ParquetRows.of(corpus.resolve(table).resolve("part-0000" + part + ".parquet")));
        }
        return rows;
    }
}
