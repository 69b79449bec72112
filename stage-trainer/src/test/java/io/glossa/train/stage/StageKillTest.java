package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Runs in processes of their own that are killed, told to end, and begun again: the bytes are those of an undisturbed run. */
public final class StageKillTest {
    /** Kills at random moments that every build tries, and those of the slow group. */
    private static final int FEW = 5;

    private static final int MANY = 100;

    private Path folder;
    private KilledRuns runs;

    @BeforeClass
    public void runUndisturbed() throws Exception {
        folder = Files.createTempDirectory("glossa-kill");
        TinyRun.writeInputs(folder.resolve("inputs"));
        runs = new KilledRuns(folder.resolve("runs"), folder.resolve("inputs"), TinyRun.PLAN);
        assertThat(runs.failpoints())
                .contains(
                        "train/00-start.committed",
                        "train/01-new-rows.checkpoint.copied",
                        "train/01-new-rows.checkpoint.weights",
                        "train/01-new-rows.checkpoint.optimizer",
                        "train/01-new-rows.checkpoint.written",
                        "train/01-new-rows.checkpoint.renamed",
                        "train/01-new-rows.checkpoint.pruned",
                        "train/01-new-rows.summary",
                        "train/02-everything.model");
    }

    @AfterClass
    public void deleteFolder() {
        AtomicFiles.delete(folder);
    }

    @Test(groups = "slow")
    public void killedAtEveryFailpointARunEndsWithTheSameBytes() throws Exception {
        for (String place : runs.failpoints()) {
            runs.fallAt(place);
        }
    }

    @Test
    public void killedAFewTimesARunEndsWithTheSameBytes() throws Exception {
        runs.kill("few", FEW);
    }

    @Test(groups = "slow")
    public void killedManyTimesARunEndsWithTheSameBytes() throws Exception {
        runs.kill("many", MANY);
    }

    @Test
    public void toldToEndARunSavesItsStepAndGoesOnToTheSameBytes() throws Exception {
        Path run = folder.resolve("runs/told");
        Process process = runs.start("told");
        await(process, run.resolve("01-new-rows.partial/metrics.jsonl"), "\"loss\"");
        new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.TERMINATED.status());
        assertThat(run.resolve("02-everything")).doesNotExist();
        assertThat(runs.run("told")).isZero();
        assertThat(StagedTrainerTest.bytes(run)).isEqualTo(runs.expected());
    }

    private static void await(Process process, Path file, String text) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.exists(file) || !Files.readString(file).contains(text)) {
            assertThat(process.isAlive() && System.nanoTime() < until)
                    .as("waiting for " + text)
                    .isTrue();
            Thread.sleep(5);
        }
    }
}
