package io.glossa.tests.bench;

import com.sun.management.OperatingSystemMXBean;
import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.language.Languages;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.spark.CorpusJob;
import io.glossa.spark.SparkSessions;
import io.glossa.spark.SparkSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures the corpus step and prints a table, with the machine and versions it was measured on.
 *
 * <p>Options, all {@code name=value}: {@code small} and {@code large} (megabytes; 20 and 60), {@code repeats} (3), {@code threads} (1),
 * {@code tasks} (all, separated by commas), {@code data} (folder with {@code corpora/LANGUAGE}; GLOSSA_DATA or the test data),
 * {@code work} (folder for input and output; a temporary one).
 */
public final class CorpusBenchmark {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final BenchmarkOptions options;
    private final Path work;
    private final PrintStream out;

    private CorpusBenchmark(BenchmarkOptions options, Path work, PrintStream out) {
        this.options = options;
        this.work = work;
        this.out = out;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException {
        BenchmarkOptions options = BenchmarkOptions.of(arguments);
        Path work = options.work();
        new CorpusBenchmark(options, work, System.out).run();
        SparkSessions.stop();
    }

    /** What one run read and took. */
    private record Measure(double megabytes, double cpuSeconds, double wallSeconds) {}

    private void run() throws IOException {
        out.println(Machine.describe(options));
        List<String> languages = new ArrayList<>();
        for (String language : Languages.BUILT_IN) {
            if (Files.isDirectory(options.corpora().resolve(language))) {
                languages.add(language);
            }
        }
        out.printf(Locale.ROOT, "languages %s, %d and %d MB, %d repetitions, local[%d]%n", languages,
                options.smallMegabytes(), options.largeMegabytes(), options.repeats(), options.threads());
        out.printf("%-8s %9s %9s %9s   %s%n", "task", "MB/CPU-s", "lowest", "highest", "notes");
        for (BenchmarkTask task : options.tasks()) {
            measure(task, languages.stream().filter(task::suits).toList());
        }
    }

    private void measure(BenchmarkTask task, List<String> languages) throws IOException {
        if (languages.isEmpty()) {
            return;
        }
        Path small = input(options.smallMegabytes(), languages);
        Path large = input(options.largeMegabytes(), languages);
        once(task, small, languages);
        double[] speeds = new double[options.repeats()];
        double wall = 0;
        for (int i = 0; i < speeds.length; i++) {
            Measure few = once(task, small, languages);
            Measure many = once(task, large, languages);
            speeds[i] = (many.megabytes - few.megabytes) / (many.cpuSeconds - few.cpuSeconds);
            wall += (many.megabytes - few.megabytes) / (many.wallSeconds - few.wallSeconds) / speeds.length;
        }
        Arrays.sort(speeds);
        out.printf(
                Locale.ROOT,
                "%-8s %9.2f %9.2f %9.2f   %.1f MB/s of wall time%n",
                task.name().toLowerCase(Locale.ROOT),
                speeds[speeds.length / 2],
                speeds[0],
                speeds[speeds.length - 1],
                wall);
    }

    private Measure once(BenchmarkTask task, Path input, List<String> languages) throws IOException {
        Path output = work.resolve("output");
        delete(output);
        Files.createDirectories(output);
        CorpusSettings settings = task.settings(work.resolve("languages-" + task), languages);
        System.gc();
        long cpu = SYSTEM.getProcessCpuTime();
        long clock = System.nanoTime();
        CorpusJob.run(settings, input, 4, SparkSettings.local(options.threads(), 0), output, Progress.NONE);
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        double wallSeconds = (System.nanoTime() - clock) / 1e9;
        double megabytes = Json.read(output.resolve("report.json")).at("/total/read/bytes").asLong() / 1e6;
        return new Measure(megabytes, cpuSeconds, wallSeconds);
    }

    /** Records of all languages, as much text of each. */
    private Path input(int megabytes, List<String> languages) throws IOException {
        Path input = work.resolve(megabytes + "MB-" + String.join("-", languages));
        for (String language : languages) {
            Path folder = input.resolve(language);
            if (!Files.isDirectory(folder)) {
                UniqueRecords.of(options.corpora(), language)
                        .write(folder, megabytes * 1_000_000L / languages.size(), 20_260_101L);
            }
        }
        return input;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
