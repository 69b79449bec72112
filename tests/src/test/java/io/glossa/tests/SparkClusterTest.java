package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The corpus step on a standalone cluster of two workers, one of which dies with its executor in the middle of the job. */
public final class SparkClusterTest {
    private static final Path BIN = Path.of(System.getProperty("glossa.root"), "spark-jobs", "bin");
    private static final String PORT = "17078";

    private Path folder;

    @BeforeClass(groups = "slow")
    public void start() throws Exception {
        folder = Files.createTempDirectory("glossa-cluster");
        assertThat(command("start.log", "spark-cluster", "start", "2").waitFor())
                .as(log("start.log"))
                .isZero();
    }

    @AfterClass(groups = "slow", alwaysRun = true)
    public void stop() throws Exception {
        command("stop.log", "spark-cluster", "stop").waitFor();
    }

    @Test(groups = "slow")
    public void aWorkerThatDiesChangesNoByte() throws Exception {
        Path local = folder.resolve("local");
        assertThat(command("local.log", "glossa", "corpus", "smoke-ko", "--out", local.toString())
                        .waitFor())
                .as(log("local.log"))
                .isZero();

        Path distributed = folder.resolve("distributed");
        Process job = command(
                "job.log",
                "spark-submit",
                "--conf",
                "spark.executor.memory=700m",
                "--",
                "corpus",
                "smoke-ko",
                "--out",
                distributed.toString());
        // The first slice is judged, others are being judged, and everything behind them is still to come.
        while (job.isAlive()
                && !hasFinishedSlice(distributed.resolve("corpus.partial").resolve("judged"))) {
            job.waitFor(50, TimeUnit.MILLISECONDS);
        }
        assertThat(job.isAlive()).as(log("job.log")).isTrue();
        kill(Long.parseLong(
                Files.readString(folder.resolve("cluster/worker-1.pid")).strip()));

        assertThat(job.waitFor()).as(log("job.log")).isZero();
        assertThat(log("job.log")).contains("Lost executor");
        assertThat(bytes(distributed)).isNotEmpty().isEqualTo(bytes(local));
    }

    private static boolean hasFinishedSlice(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".account"));
        }
    }

    /** SIGKILL to a worker and to every process it started. */
    private static void kill(long process) {
        ProcessHandle worker = ProcessHandle.of(process).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(worker.descendants().toList());
        all.add(0, worker);
        assertThat(all).as("a worker and its executor").hasSizeGreaterThan(1);
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private Process command(String log, String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(BIN.resolve(name).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment()
                .putAll(Map.of("GLOSSA_CLUSTER", folder.resolve("cluster").toString(), "GLOSSA_MASTER_PORT", PORT));
        return builder.start();
    }

    private String log(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static SortedMap<String, String> bytes(Path run) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run.resolve("corpus"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("timing.json")) {
                    hashes.put(run.relativize(file).toString(), Hashes.sha256(file));
                }
            }
        }
        return hashes;
    }
}
