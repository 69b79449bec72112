package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.ExitCode;
import io.glossa.run.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Runs in processes of their own that are killed, told to end, and begun again: the bytes are those of an undisturbed run. */
public final class StageKillTest {
    /** Kills at random moments that every build tries, and those of the slow group. */
    private static final int FEW = 5;

    private static final int MANY = 100;

    private Path folder;
    private Path inputs;
    private SortedMap<String, String> expected;
    private List<String> places;
    private int wholeMillis;

    @BeforeClass
    public void runUndisturbed() throws Exception {
        folder = Files.createTempDirectory("glossa-kill");
        inputs = folder.resolve("inputs");
        TinyRun.writeInputs(inputs);
        Path list = folder.resolve("failpoints");
        long began = System.nanoTime();
        assertThat(run("whole", "-D" + Failpoint.LIST_PROPERTY + "=" + list)).isZero();
        wholeMillis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        expected = StagedTrainerTest.bytes(folder.resolve("whole"));
        places = Files.readAllLines(list);
        assertThat(places)
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

    @Test(groups = "slow")
    public void killedAtEveryFailpointARunEndsWithTheSameBytes() throws Exception {
        for (String place : places) {
            // The second checkpoint of a stage, so that there is one to go back to.
            String armed = place.contains(".checkpoint.") ? place + "#2" : place;
            String name = place.replace('/', '-');
            assertThat(run(name, "-D" + Failpoint.PROPERTY + "=" + armed))
                    .as(armed)
                    .isEqualTo(Failpoint.STATUS);
            assertThat(run(name)).as(armed).isZero();
            assertThat(StagedTrainerTest.bytes(folder.resolve(name))).as(armed).isEqualTo(expected);
        }
    }

    @Test
    public void killedAFewTimesARunEndsWithTheSameBytes() throws Exception {
        killAtRandom("few", FEW);
    }

    @Test(groups = "slow")
    public void killedManyTimesARunEndsWithTheSameBytes() throws Exception {
        killAtRandom("many", MANY);
    }

    @Test
    public void toldToEndARunSavesItsStepAndGoesOnToTheSameBytes() throws Exception {
        Path run = folder.resolve("told");
        Process process = start("told");
        await(process, run.resolve("01-new-rows.partial/metrics.jsonl"), "\"loss\"");
        new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.TERMINATED.status());
        assertThat(run.resolve("02-everything")).doesNotExist();
        assertThat(run("told")).isZero();
        assertThat(StagedTrainerTest.bytes(run)).isEqualTo(expected);
    }

    /** Kills runs, one after the other, until there were so many kills; each run ends with the expected bytes. */
    private void killAtRandom(String name, int kills) throws Exception {
        long seed = Long.getLong("glossa.test.seed", 20260301L);
        Random random = new Random(seed);
        int runs = 1;
        for (int killed = 0; killed < kills; ) {
            Process process = start(name + runs);
            if (process.waitFor(random.nextInt(wholeMillis), TimeUnit.MILLISECONDS)) {
                assertEqual(name + runs, process.exitValue(), seed);
                runs++;
            } else {
                // SIGKILL: no hook runs, nothing is flushed.
                process.destroyForcibly().waitFor();
                killed++;
            }
        }
        assertEqual(name + runs, run(name + runs), seed);
    }

    private void assertEqual(String name, int status, long seed) {
        assertThat(status).as("seed " + seed).isZero();
        assertThat(StagedTrainerTest.bytes(folder.resolve(name)))
                .as("seed " + seed)
                .isEqualTo(expected);
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

    private int run(String name, String... options) throws IOException, InterruptedException {
        return start(name, options).waitFor();
    }

    private Process start(String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dglossa.root=" + System.getProperty("glossa.root"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(options));
        command.addAll(List.of(
                TinyRun.class.getName(), inputs.toString(), folder.resolve(name).toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
