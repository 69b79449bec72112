package io.glossa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ExitCode;
import io.glossa.spark.LineageCorpus;
import java.io.IOException;
import java.nio.file.Path;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class ExplainCommandTest {
    private Path run;

    @BeforeClass(alwaysRun = true)
    public void makeRun() throws IOException {
        run = LineageCorpus.run();
    }

    @AfterClass(alwaysRun = true)
    public void deleteRun() {
        AtomicFiles.delete(run.getParent());
    }

    @Test
    public void aRejectedRecordIsToldRuleByRule() {
        assertThat(explain("short"))
                .startsWith("short\n  from    korean, korean.jsonl, record " + LineageCorpus.koreanRecord(run, 44)
                        + ", 14 bytes of text\n  rules   set ")
                .containsPattern("OBJECTS too-short +6   at least 50\n")
                .containsPattern("OBJECTS word-count +2   at least 10, at most 100000\n")
                .containsPattern("passes  script +1   at least 0.5")
                .contains(
                        "Rejected by too-short: number of characters is 6; at least 50 is needed. Without it word-count");
    }

    @Test
    public void aCopyAndTheDocumentKeptInItsPlaceKnowEachOther() {
        assertThat(explain("same-as-d3"))
                .contains(
                        "Removed by exact-duplicates: d3 of korean was kept in its place (similarity 1, a cluster of 2");
        assertThat(explain("d3")).contains("Kept, in the split ").contains("It stands for a cluster of 2 documents.");
        assertThat(explain("mail")).contains("  redacted email 1 (passages)\n");
    }

    @Test
    public void greekYorubaAndBrokenRecordsAreToldToo() {
        assertThat(explain("αρθρο-1")).startsWith("αρθρο-1\n  from    greek, greek.jsonl, record 1,");
        assertThat(explain("abala-1")).containsPattern("mended   nfc \\d+ \\(characters\\)");
        assertThat(explain("korean.jsonl#" + LineageCorpus.koreanRecord(run, 46)))
                .contains("Could not be read (json): not valid JSON at column ");
    }

    @Test
    public void anUnknownIdIsAnsweredWithTheNearest() {
        CorpusCommandTest.Said said = CorpusCommandTest.glossa("corpus", "explain", run.toString(), "same-as-d4");
        assertThat(said.status()).isEqualTo(ExitCode.USER.status());
        assertThat(said.errors()).contains("has the id 'same-as-d4'; did you mean 'same-as-d3'?");
    }

    private String explain(String id) {
        CorpusCommandTest.Said said = CorpusCommandTest.glossa("corpus", "explain", run.toString(), id);
        assertThat(said.status()).as(said.errors()).isZero();
        return said.output();
    }
}
