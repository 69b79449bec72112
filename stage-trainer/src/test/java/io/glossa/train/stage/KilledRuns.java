package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/** A plan run in processes of their own, which are killed and begun again; one run is left alone and tells what bytes must come out. */
final class KilledRuns {
    private final Path folder;
    private final Path inputs;
    private final String plan;
    private final SortedMap<String, String> expected;
    private final List<String> failpoints;
    private final int wholeMillis;

    /**
     * Runs the plan undisturbed.
     *
     * @param folder of all runs
     * @param inputs of {@link TinyRun}
     */
    KilledRuns(Path folder, Path inputs, String plan) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.inputs = inputs;
        this.plan = plan;
        Path list = folder.resolve("failpoints");
        long began = System.nanoTime();
        assertThat(run("whole", "-D" + Failpoint.LIST_PROPERTY + "=" + list)).isZero();
        wholeMillis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        expected = StagedTrainerTest.bytes(folder.resolve("whole"));
        failpoints = Files.readAllLines(list);
    }

    /** Every place at which a run can be made to fall, in order. */
    List<String> failpoints() {
        return failpoints;
    }

    /** What an undisturbed run leaves. */
    SortedMap<String, String> expected() {
        return expected;
    }

    /** Lets a run fall at a place, begins it again and compares its bytes. */
    void fallAt(String place) throws IOException, InterruptedException {
        // The second checkpoint of a stage, so that there is one to go back to.
        String armed = place.contains(".checkpoint.") ? place + "#2" : place;
        String name = place.replace('/', '-');
        assertThat(run(name, "-D" + Failpoint.PROPERTY + "=" + armed)).as(armed).isEqualTo(Failpoint.STATUS);
        assertThat(run(name)).as(armed).isZero();
        assertThat(StagedTrainerTest.bytes(folder.resolve(name))).as(armed).isEqualTo(expected);
    }

    /** Kills runs at random moments, one after the other, until there were so many kills; each ends with the expected bytes. */
    void kill(String name, int kills) throws IOException, InterruptedException {
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

    /** Runs to the end; returns the exit status. */
    int run(String name, String... options) throws IOException, InterruptedException {
        return start(name, options).waitFor();
    }

    /** Begins a run, or goes on with it. */
    Process start(String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dglossa.root=" + System.getProperty("glossa.root"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(options));
        command.addAll(List.of(
                TinyRun.class.getName(), inputs.toString(), folder.resolve(name).toString(), plan));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
