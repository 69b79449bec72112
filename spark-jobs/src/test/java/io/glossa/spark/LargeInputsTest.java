package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceSettings;
import io.glossa.run.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

/**
 * Inputs that would fill memory if they were held whole, read in a Java process of their own whose heap is smaller than they
 * are. Prints the process's highest memory, resident, as the kernel counted it.
 */
@Test(groups = "slow")
public class LargeInputsTest {
    private static final long GIGABYTE = 1_000_000_000;

    @Test
    public void aLineOfAGigabyteIsRejectedWithinHalfOfThat() throws Exception {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(4);
        Path file = corpus.folder().resolve("huge.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write((PlantedCorpus.record("before", prose.get(0)) + "\n{\"id\": \"huge\", \"text\": \"")
                    .getBytes(StandardCharsets.UTF_8));
            // A line feed as it is would end the line: the file would be millions of short broken ones.
            byte[] text = prose.get(1).replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8);
            for (long written = 0; written < GIGABYTE; written += text.length) {
                out.write(text);
            }
            out.write(("\"}\n" + PlantedCorpus.record("after", prose.get(2)) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Path out = Files.createTempDirectory("corpus");
        // Spark starts with no less.
        long resident = run(file, out, "512m", 2_000_000);
        Files.delete(file);
        System.out.println("a line of 1 GB: " + resident / 1024 + " MiB resident");
        assertThat(PlantedCorpus.documents(out.resolve("documents")))
                .extracting(d -> d.id())
                .containsExactly("after", "before");
        assertThat(ParquetRows.of(out.resolve("rejected/part-00000.parquet")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("rule", "too-large");
                    assertThat(row.get("reason")).containsPattern("the line has 1,?00\\d{7} bytes");
                });
    }

    @Test
    public void aDocumentOfFiftyMegabytesIsKeptWithinTwoGibibytes() throws Exception {
        PlantedCorpus corpus = new PlantedCorpus();
        // A thousand passes over 465 documents, each word numbered anew, so that no rule of repetition fires.
        List<String> prose = PlantedCorpus.prose(400);
        StringBuilder text = new StringBuilder();
        for (int pass = 0; text.length() < 21_000_000; pass++) {
            for (String document : prose) {
                text.append(document.replace(" ", pass == 0 ? " " : (char) ('가' + pass * 7 % 11_172) + " "))
                        .append('\n');
            }
        }
        Path file = corpus.write(
                "long.jsonl",
                List.of(PlantedCorpus.record("long", text.toString()), PlantedCorpus.record("short", prose.get(0))));
        assertThat(Files.size(file)).isGreaterThan(50_000_000);
        Path out = Files.createTempDirectory("corpus");
        long resident = run(file, out, "1500m", 80_000_000);
        System.out.println(
                "a document of " + Files.size(file) / 1_000_000 + " MB: " + resident / 1024 + " MiB resident");
        assertThat(resident).isLessThan(2L << 20);
        assertThat(PlantedCorpus.documents(out.resolve("documents")).size()
                        + ParquetRows.of(out.resolve("rejected/part-00000.parquet"))
                                .size())
                .isEqualTo(2);
    }

    /** Runs the corpus step over a file in a process of its own; gives its highest resident memory in KiB. */
    private static long run(Path file, Path out, String heap, int maxDocumentBytes)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-XX:+UseSerialGC"));
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag ->
                        flag.startsWith("--") || flag.startsWith("-XX:+Ignore") || flag.startsWith("-Dio.netty"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                file.toString(),
                out.toString(),
                String.valueOf(maxDocumentBytes)));
        Path log = Files.createTempFile("large", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        return Arrays.stream(Files.readString(log).split("\n"))
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** What runs in the process. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            SourceSettings source =
                    SourceSettings.of("s", "ko", file.getFileName().toString());
            CorpusSettings settings = new CorpusSettings(
                    List.of(source), null, Integer.valueOf(arguments[2]), null, null, null, Map.of(), null, null);
            CorpusJob.run(
                    settings, file.getParent(), 1, SparkSettings.local(2, 2), Path.of(arguments[1]), Progress.NONE);
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    System.out.println(line);
                }
            }
        }
    }
}
