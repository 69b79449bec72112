package io.glossa.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Executes every notebook with the Java kernel; a failing cell fails the test. Skips where Jupyter is missing. */
public final class NotebookTest {
    private static final Path ROOT = Path.of(System.getProperty("glossa.root"));
    /**
     * How often a kernel is started: it may die in the attempt (see {@link MortalKernel}), or answer on one of its channels
     * and not on another. No cell has run then; a cell that fails is not run again.
     */
    private static final int KERNEL_ATTEMPTS = 5;

    private static final int STARTUP_SECONDS = 60;

    private static final Path FOLDER = ROOT.resolve("notebooks");

    @DataProvider
    public Object[][] notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .map(file -> new Object[] {file.getFileName().toString()})
                    .toArray(Object[][]::new);
        }
    }

    @Test(dataProvider = "notebooks")
    public void shipsWithoutOutputs(String name) {
        JsonNode cells = Json.read(FOLDER.resolve(name)).path("cells");
        assertThat(cells).isNotEmpty();
        for (JsonNode cell : cells) {
            assertThat(cell.path("outputs")).isEmpty();
        }
    }

    @Test(dataProvider = "notebooks")
    public void runsFromFirstToLastCell(String name) throws IOException, InterruptedException {
        requireJupyter();
        Path work = Files.createTempDirectory("notebook");
        writeKernel(work);
        Path log = work.resolve("nbconvert.log");
        boolean succeeded = execute(name, work, log);
        for (int attempt = 2; attempt <= KERNEL_ATTEMPTS && !succeeded && kernelDidNotStart(log); attempt++) {
            succeeded = execute(name, work, log);
        }
        assertThat(succeeded).as(Files.readString(log)).isTrue();
        JsonNode executed = Json.read(work.resolve(name));
        for (JsonNode cell : executed.path("cells")) {
            for (JsonNode output : cell.path("outputs")) {
                assertThat(output.path("output_type").asText())
                        .as(output.toString())
                        .isNotEqualTo("error");
            }
        }
        assertThat(executed.findValuesAsText("text/html").toString() + executed.findValues("text/html"))
                .as("charts and cut sentences stand in the page")
                .contains("data:image/svg+xml;base64,", "<table>");
    }

    @Test
    public void withoutJupyterTheLauncherSaysWhatToInstall() throws IOException, InterruptedException {
        Path tools = Files.createTempDirectory("tools");
        for (String tool : List.of("dirname", "readlink")) {
            for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
                Path found = Path.of(folder, tool);
                if (Files.isExecutable(found) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), found);
                }
            }
        }
        assertThat(launch(tools)).contains("no Jupyter found", "jupyter-notebook", "exit 2");
        assertThat(launch(tools, "--now")).contains("unknown option '--now'", "exit 2");
    }

    private static String launch(Path tools, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of("/bin/bash", FOLDER.resolve("bin/notebook").toString()));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PATH", tools.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + process.waitFor();
    }

    private static boolean kernelDidNotStart(Path log) throws IOException {
        String said = Files.readString(log);
        return said.contains("Kernel died before replying") || said.contains("Kernel didn't respond");
    }

    /** Whether every cell succeeded: only then is the executed copy written. */
    private static boolean execute(String name, Path work, Path log) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "jupyter-nbconvert",
                        "--to",
                        "notebook",
                        "--execute",
                        "--ExecutePreprocessor.timeout=300",
                        "--ExecutePreprocessor.startup_timeout=" + STARTUP_SECONDS,
                        "--ExecutePreprocessor.kernel_name=java",
                        "--output-dir",
                        work.toString(),
                        FOLDER.resolve(name).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(ROOT.toFile());
        builder.environment().put("JUPYTER_PATH", work.toString());
        Process process = builder.start();
        return process.waitFor(600, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static void requireJupyter() {
        boolean found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "jupyter-nbconvert")));
        if (!found) {
            throw new SkipException("jupyter-nbconvert is not installed (Debian: jupyter-nbconvert, python3-nbclient)");
        }
    }

    /** A kernel specification whose class path is that of this test: the modules and the kernel's own jar. */
    private static void writeKernel(Path work) throws IOException {
        Path kernel = Files.createDirectories(work.resolve("kernels/java")).resolve("kernel.json");
        Json.write(
                kernel,
                Map.of(
                        "display_name",
                        "Java",
                        "language",
                        "java",
                        "argv",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                MortalKernel.class.getName(),
                                "{connection_file}")));
    }
}
