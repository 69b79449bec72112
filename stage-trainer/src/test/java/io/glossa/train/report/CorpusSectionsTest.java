package io.glossa.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public final class CorpusSectionsTest {
    private Path run;

    @BeforeMethod
    public void makeRun() throws IOException {
        run = Files.createTempDirectory("report");
        Files.createDirectories(run.resolve("corpus/pairs"));
    }

    @AfterMethod
    public void deleteRun() {
        AtomicFiles.delete(run);
    }

    @Test
    public void theMixShowsSharesEpochsAndWarnings() throws IOException {
        Files.writeString(run.resolve("corpus/mix.json"), """
                {"wanted_bytes": 2000000, "planned_bytes": 1990000,
                 "roles": {"target": {"wanted_share": 0.7, "share": 0.71, "bytes": 1412900}},
                 "sources": [{"source": "yo-<b>proverbs", "role": "target", "language": "yo", "bytes": 200000,
                   "documents": 201, "planned_bytes": 1412900, "share": 0.71, "epochs": 7.06, "copies": 7, "cut": 9}],
                 "warnings": ["source yo-proverbs is repeated 7.1 times"]}
                """);
        Document page = page();
        assertThat(page.select("#mix").text()).contains("7.06", "Yoruba", "is repeated 7.1 times", "yo-<b>proverbs");
        assertThat(page.select("#mix b")).isEmpty();
        assertThat(page.select("#pairs, #duplicates")).isEmpty();
    }

    @Test
    public void plantedCopiesShowRecallAndPrecision() throws IOException {
        Files.writeString(run.resolve("corpus/report.json"), """
                {"total": {"read": {}, "kept": {}}, "dedup": {"planted": {"copies": 900, "recall": 0.977,
                 "precision": 0.991, "falsely_found": 3,
                 "bins": [{"from": 0.85, "planted": 80, "found": 79, "recall": 0.9875, "expected": 0.99}]}}}
                """);
        assertThat(page().select("#duplicates").text()).contains("900", "97.7", "99.1", "0.850");
    }

    @Test
    public void pairsShowWhatEachRuleTook() throws IOException {
        Files.writeString(run.resolve("corpus/pairs/report.json"), """
                {"mafand-yo": {"source": "mafand-yo", "pairs": 1000, "kept": 900, "documents": 113,
                 "rejected": {"copied-side": 20, "numerals": 80}, "samples": {}}}
                """);
        assertThat(page().select("#pairs").text()).contains("mafand-yo", "900", "numerals 80, copied-side 20");
    }

    private Document page() {
        return Jsoup.parse(Report.html(new RunFiles(run)));
    }
}
