package io.glossa.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Signals are sent to a process of its own. */
public final class OrderlyStopTest {
    @DataProvider
    public Object[][] signals() {
        return new Object[][] {{"TERM", ExitCode.TERMINATED}, {"INT", ExitCode.INTERRUPTED}};
    }

    @Test(dataProvider = "signals")
    public void workUnderWayIsFinishedBeforeTheProcessEndsWithTheSignalsStatus(String signal, ExitCode expected)
            throws Exception {
        if (signal.equals("INT") && ignoresInterrupts()) {
            throw new SkipException("this process was started with SIGINT ignored, as shells do in the background,"
                    + " and its children inherit that");
        }
        Path folder = Files.createTempDirectory("glossa-stop");
        Process process = start(folder);
        Path begun = folder.resolve("begun");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(begun) && System.nanoTime() < until) {
            Thread.sleep(20);
        }
        assertThat(begun).exists();
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(expected.status());
        assertThat(folder.resolve("finished")).exists();
        assertThat(folder.resolve("next")).doesNotExist();
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0")
                .replaceAll(".*\\s", "");
        return (Long.parseUnsignedLong(mask, 16) & (1L << 1)) != 0;
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Worker.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
    }

    /** The process that is told to end: what it begins takes a while after it has noticed. */
    static final class Worker {
        private Worker() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            try (OrderlyStop work = OrderlyStop.begin("a test")) {
                Files.createFile(folder.resolve("begun"));
                while (!OrderlyStop.requested()) {
                    Thread.sleep(5);
                }
                Thread.sleep(300);
                Files.createFile(folder.resolve("finished"));
            }
            System.exit(ExitCode.TERMINATED.status());
            Files.createFile(folder.resolve("next"));
        }
    }
}
