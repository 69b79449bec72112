package io.glossa.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures the corpus step and prints a table, with the machine and versions it was measured on.
 *
 * <p>Options, all {@code name=value}: {@code small} and {@code large} (megabytes; 20 and 60), {@code repeats} (3), {@code threads} of Spark (1;
 * {@code 1,2} measures with one and with two),
 * {@code tasks} (all, separated by commas), {@code data} (folder with {@code corpora/LANGUAGE}; GLOSSA_DATA or the test data),
 * {@code work} (folder for input and output; a temporary one).
 */
public final class CorpusBenchmark {
    /** Files of each table: one for each 200 MB of the largest run that is asked for by default. */
    private static final int SHARDS = 4;

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
    }

    /** What one run read and took, and what it says of the copies planted in it. */
    private record Measure(double megabytes, double cpuSeconds, double wallSeconds, JsonNode planted) {}

    private void run() throws IOException {
        out.println(Machine.describe(options));
        List<String> languages = Languages.BUILT_IN.stream()
                .filter(language -> Files.isDirectory(options.corpora().resolve(language)))
                .toList();
        out.printf(
                Locale.ROOT,
                "languages %s, %d and %d MB, %d repetitions%n",
                languages,
                options.smallMegabytes(),
                options.largeMegabytes(),
                options.repeats());
        out.printf("%-8s %7s %9s %9s %9s   %s%n", "task", "threads", "MB/CPU-s", "lowest", "highest", "notes");
        for (int threads : options.threads()) {
            for (BenchmarkTask task : options.tasks()) {
                List<String> suited = languages.stream().filter(task::suits).toList();
                if (!suited.isEmpty()) {
                    measure(task, threads, suited);
                }
            }
            SparkSessions.stop();
        }
    }

    private void measure(BenchmarkTask task, int threads, List<String> languages) throws IOException {
        Path small = input(options.smallMegabytes(), languages);
        Path large = input(options.largeMegabytes(), languages);
        once(task, threads, small, languages);
        double[] speeds = new double[options.repeats()];
        double wall = 0;
        JsonNode planted = null;
        for (int i = 0; i < speeds.length; i++) {
            Measure few = once(task, threads, small, languages);
            Measure many = once(task, threads, large, languages);
            speeds[i] = (many.megabytes - few.megabytes) / (many.cpuSeconds - few.cpuSeconds);
            wall += (many.megabytes - few.megabytes) / (many.wallSeconds - few.wallSeconds) / speeds.length;
            planted = many.planted;
        }
        Arrays.sort(speeds);
        double median = (speeds[(speeds.length - 1) / 2] + speeds[speeds.length / 2]) / 2;
        StringBuilder notes = new StringBuilder(String.format(Locale.ROOT, "%.1f MB a second on the wall", wall));
        if (planted.isObject()) {
            notes.append(String.format(
                    Locale.ROOT,
                    "; %d planted copies: recall %.4f, precision %.4f",
                    planted.get("copies").asLong(),
                    planted.get("recall").asDouble(),
                    planted.get("precision").asDouble()));
        }
        if (task == BenchmarkTask.NORI) {
            double bare = BareNori.megabytesPerSecond(small.resolve("ko"), options.smallMegabytes());
            notes.append(String.format(Locale.ROOT, "; Nori alone %.2f, so %.0f %% of it", bare, 100 * median / bare));
        }
        out.printf(
                Locale.ROOT,
                "%-8s %7d %9.2f %9.2f %9.2f   %s%n",
                task.name().toLowerCase(Locale.ROOT),
                threads,
                median,
                speeds[0],
                speeds[speeds.length - 1],
                notes);
    }

    private Measure once(BenchmarkTask task, int threads, Path input, List<String> languages) throws IOException {
        Path output = work.resolve("output");
        delete(output);
        Files.createDirectories(output);
        CorpusSettings settings = task.settings(work.resolve("languages-" + task), languages);
        System.gc();
        long cpu = SYSTEM.getProcessCpuTime();
        long clock = System.nanoTime();
        CorpusJob.run(settings, input, SHARDS, SparkSettings.local(threads, 0), output, Progress.NONE);
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        double wallSeconds = (System.nanoTime() - clock) / 1e9;
        JsonNode report = Json.read(output.resolve("report.json"));
        double megabytes = report.at("/total/read/bytes").asLong() / 1e6;
        return new Measure(megabytes, cpuSeconds, wallSeconds, report.at("/dedup/planted"));
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
