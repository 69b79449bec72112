package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.Failpoint;
import io.glossa.run.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** A whole run gives the same bytes when run twice, when killed wherever it commits, and when killed at any moment. */
public final class RunKillTest {
    /** The smoke recipe with hardly any training: what counts is how often it can be killed. */
    private static final List<String> SETTINGS = List.of(
            "init.strategies=[global-mean]",
            "train.stages.0.steps=6",
            "train.stages.1.steps=4",
            "train.stages.2.steps=6",
            "train.validation-bytes=2000",
            "eval.cap-bytes=3000",
            "eval.resamples=100");

    private Path folder;
    private SortedMap<String, String> expected;
    private List<String> places;
    private int wholeMillis;

    @BeforeClass(groups = "slow")
    public void runUndisturbed() throws Exception {
        folder = Files.createTempDirectory("glossa-run-kill");
        Path list = folder.resolve("failpoints");
        long began = System.nanoTime();
        assertThat(adapt("whole", "-D" + Failpoint.LIST_PROPERTY + "=" + list).waitFor())
                .as(log("whole"))
                .isZero();
        wholeMillis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        expected = bytes("whole");
        assertThat(expected).containsKeys("export/model.safetensors", "corpus/splits/train/part-00000.parquet");
        places = Files.readAllLines(list);
        assertThat(places).contains("corpus.judged", "vocab.committed", "train/03-everything.model", "export.verified");
    }

    @Test(groups = "slow")
    public void aSecondRunGivesTheSameBytes() throws Exception {
        assertThat(adapt("again", "").waitFor()).as(log("again")).isZero();
        assertThat(bytes("again")).isEqualTo(expected);
    }

    /**
     * A run, killed at each place in turn: every kill meets what all earlier ones left. Where a kill leaves nothing to be
     * done again before the next place, a new run goes on with that one.
     */
    @Test(groups = "slow")
    public void killedWhereverItCommitsARunGivesTheSameBytes() throws Exception {
        int runs = 1;
        for (String place : places) {
            String armed = "-D" + Failpoint.PROPERTY + "=" + place;
            int status = adapt("places" + runs, armed).waitFor();
            if (status == 0) {
                assertThat(bytes("places" + runs)).as(place).isEqualTo(expected);
                runs++;
                status = adapt("places" + runs, armed).waitFor();
            }
            assertThat(status).as(place + log("places" + runs)).isEqualTo(Failpoint.STATUS);
        }
        assertThat(adapt("places" + runs, "").waitFor())
                .as(log("places" + runs))
                .isZero();
        assertThat(bytes("places" + runs)).isEqualTo(expected);
    }

    @Test(groups = "slow")
    public void killedAtAnyMomentARunGivesTheSameBytes() throws Exception {
        long seed = Long.getLong("glossa.test.seed", 20260101L);
        Random random = new Random(seed);
        int kills = 0;
        Process process = adapt("moments", "");
        // Lives of up to a whole run's length: long enough for every step at some time.
        while (!process.waitFor(random.nextInt(wholeMillis), TimeUnit.MILLISECONDS)) {
            // SIGKILL: no hook runs, nothing is flushed.
            process.destroyForcibly().waitFor();
            kills++;
            process = adapt("moments", "");
        }
        assertThat(process.exitValue()).as("seed " + seed + log("moments")).isZero();
        assertThat(kills).as("seed " + seed).isPositive();
        assertThat(bytes("moments")).as("seed " + seed).isEqualTo(expected);
    }

    /** Hash of every file by its path, but those that hold clocks. */
    private SortedMap<String, String> bytes(String name) throws IOException {
        Path run = folder.resolve(name);
        SortedMap<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String fileName = file.getFileName().toString();
                boolean clock = fileName.startsWith("timing.") || fileName.equals(".sequences");
                if (!clock && !fileName.endsWith(".lock")) {
                    hashes.put(run.relativize(file).toString(), Hashes.sha256(file));
                }
            }
        }
        return hashes;
    }

    private Process adapt(String name, String property) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "adapt",
                "smoke-ko",
                "--threads",
                "1",
                "--out",
                folder.resolve(name).toString()));
        SETTINGS.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return GlossaProcess.start(folder.resolve(name + ".log"), property, arguments.toArray(String[]::new));
    }

    private String log(String name) throws IOException {
        return "\n" + Files.readString(folder.resolve(name + ".log"));
    }
}
