package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** A small study of a real model on Greek text, as a user would run it. */
public final class StudyTest {
    private static final Path DATA = Path.of(System.getProperty("glossa.root"), "tests/data");
    private static final String STUDY = """
            name: small
            recipe: recipe.yaml
            seeds: 1
            budgets: [{target-bytes: 30000}]
            learning-rates: {factors: [0.5, 1.0], extensions: 0}
            arms:
              expanded: {}
              kept: {vocab: {policy: keep}}
            questions:
              pays:
                asks: Does expansion pay?
                expects: Not after thirty kilobytes.
                arms: [expanded, kept]
              forgets:
                asks: Which forgets more?
                arms: [expanded, kept]
                measure: divergence
            """;

    private Path folder;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("study");
        Files.writeString(folder.resolve("recipe.yaml"), """
                name: small
                language: el
                base: %s
                corpus:
                  sources:
                    - name: el-docs
                      language: el
                      paths: [%s]
                      validation-share: 0.1
                      test-share: 0.1
                vocab: {script: greek, size: 64, minimum-occurrences: 20}
                pack: {sequence-length: 128}
                init: {strategies: [global-mean]}
                train:
                  validation-bytes: 2000
                  base-samples: {count: 0}
                  stages:
                    - {name: all, trains: [all], learning-rate: 2.0e-3, steps: 3, batch-tokens: 2048}
                eval:
                  cap-bytes: 6000
                  window-tokens: 128
                  sets:
                    - {name: el-docs, language: el, source: el-docs}
                    - {name: en-stories, language: en, path: %s, sampled-from-base: true}
                """.formatted(
                        DATA.resolve("models/stories260k"),
                        DATA.resolve("el/python-docs-el.jsonl.gz"),
                        DATA.resolve("en/stories.jsonl.gz")));
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void aStudyIsRunOnceAndGrows() throws Exception {
        Path out = folder.resolve("out");
        String printed = study(STUDY, out);
        assertThat(printed).contains("Does expansion pay?", "30000-bytes, el-docs: ", "written: ");
        JsonNode results = Json.read(out.resolve("results.json"));
        assertThat(results.path("rows")).hasSize(2);
        for (JsonNode row : results.path("rows")) {
            assertThat(row.path("target_bytes").asDouble()).isBetween(15_000.0, 60_000.0);
            assertThat(row.at("/divergence/value").asDouble()).isPositive();
            assertThat(row.at("/sets/el-docs/bits_per_byte/value").asDouble()).isBetween(1.0, 12.0);
        }
        assertThat(results.at("/rows/0/vocabulary_size").asInt()).isEqualTo(576);
        assertThat(results.at("/rows/1/vocabulary_size").asInt()).isEqualTo(512);
        // Pieces of whole Greek syllables stand for more bytes, so that a byte costs less to read.
        assertThat(results.at("/rows/0/sets/el-docs/operations_per_byte").asDouble())
                .isLessThan(
                        results.at("/rows/1/sets/el-docs/operations_per_byte").asDouble());
        assertThat(names(out.resolve("steps")))
                .filteredOn(name -> name.startsWith("corpus-"))
                .hasSize(1);
        assertThat(Files.readString(out.resolve("study.md"))).contains("## Does expansion pay?", "![");
        assertThat(out.resolve("pays.svg")).exists();
        assertThat(out.resolve("trials/kept/30000-bytes/seed-1-rate-x" + rate(results, "kept") + "/train"))
                .doesNotExist();

        Map<String, String> trials = fingerprints(out);
        assertThat(trials).hasSize(2 * (2 + 1));
        String more = STUDY.replace("seeds: 1", "seeds: 2");
        study(more, out);
        assertThat(fingerprints(out)).hasSize(2 * (2 + 2)).containsAllEntriesOf(trials);
        assertThat(Json.read(out.resolve("results.json")).path("seeds").asInt()).isEqualTo(2);

        // An arm by itself, as another machine would run it, killed between training and measuring: the same numbers.
        String whole = withoutSeconds(out);
        Path trial = out.resolve("trials/kept/30000-bytes/seed-2-rate-x" + rate(results, "kept"));
        AtomicFiles.delete(trial);
        AtomicFiles.delete(out.resolve("results.json"));
        String file = folder.resolve("study.yaml").toString();
        String[] kept = {"study", file, "--out", out.toString(), "--threads", "1", "--arms", "kept"};
        Path log = folder.resolve("killed.log");
        int status = GlossaProcess.start(log, "-D" + Failpoint.PROPERTY + "=train/01-all.committed", kept)
                .waitFor();
        assertThat(status).as(Files.readString(log)).isEqualTo(Failpoint.STATUS);
        assertThat(trial).doesNotExist();
        assertThat(trial.resolveSibling(trial.getFileName() + ".partial").resolve("train/01-all/model"))
                .isDirectory();
        log = folder.resolve("resumed.log");
        // Were the stage trained again, it would be killed again.
        status = GlossaProcess.start(log, "-D" + Failpoint.PROPERTY + "=train/01-all.committed", kept)
                .waitFor();
        assertThat(status).as(Files.readString(log)).isZero();
        assertThat(out.resolve("results.json")).doesNotExist();
        study(more, out);
        assertThat(withoutSeconds(out)).isEqualTo(whole);
    }

    @Test
    public void aBrokenArmStopsTheStudyBeforeAnyWork() throws IOException {
        Path out = folder.resolve("broken");
        Files.writeString(
                folder.resolve("broken.yaml"), STUDY.replace("{vocab: {policy: keep}}", "{vocab: {polici: keep}}"));
        Command command = Command.run("study", folder.resolve("broken.yaml").toString(), "--out", out.toString());
        assertThat(command.status()).as(command.output()).isEqualTo(2);
        assertThat(command.output()).contains("arm kept", "polici", "policy");
        assertThat(out.resolve("steps")).doesNotExist();
    }

    @Test
    public void everyArmOfTheStudiesThatShipCanBeRun() {
        Command listed = Command.run("studies");
        assertThat(listed.output().lines()).isNotEmpty();
        listed.output().lines().forEach(line -> {
            Path out = folder.resolve("dry");
            Command command = Command.run("study", line.split(" ")[0], "--out", out.toString(), "--dry-run");
            assertThat(command.status()).as(command.output()).isZero();
            assertThat(command.output()).contains(" trials that are compared");
            assertThat(out).doesNotExist();
        });
    }

    private String study(String yaml, Path out) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, yaml);
        Command command = Command.run("study", file.toString(), "--out", out.toString(), "--threads", "1");
        assertThat(command.status()).as(command.output()).isZero();
        return command.output();
    }

    private static String rate(JsonNode results, String arm) {
        return results.at("/searches/" + arm + "/chosen").asText().replaceFirst("\\.0$", "");
    }

    private static Map<String, String> fingerprints(Path out) throws IOException {
        Map<String, String> fingerprints = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out.resolve("trials"))) {
            for (Path manifest :
                    files.filter(file -> file.endsWith("manifest.json")).toList()) {
                fingerprints.put(
                        out.relativize(manifest).toString(),
                        Files.getLastModifiedTime(manifest) + " "
                                + Json.read(manifest).path("fingerprint"));
            }
        }
        return fingerprints;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String withoutSeconds(Path out) throws IOException {
        return Files.readString(out.resolve("results.json")).replaceAll("\"processor_seconds\" : [0-9.]+", "");
    }
}
