package io.glossa.tests.bench.train;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.stage.StagedTrainer;
import io.glossa.train.stage.TrainingRequest;
import io.glossa.train.stage.TrainingSettings;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedShardWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the memory of a stage stays where it is: a thousand steps of the whole loop (reading, training, evaluating, saving) with the
 * small English model, each setting in a process of its own.
 *
 * <p>{@code ./mvnw -q -pl tests -am -Pbench process-test-classes -Dbench.class=io.glossa.tests.bench.train.LeakBenchmark
 * -Dbench="steps=1000"}. Printed is the resident memory of the process before the end of every tenth of the steps, when no checkpoint is
 * being written, and lines fitted to the second half in KiB a step, for all of it and for what Java's own classes and compiled code took.
 * The Java heap is claimed and touched whole when the process begins. A tensor of the batch, 256 numbers, that outlived its step would
 * show as 1 to 2 KiB a step, an activation as 64.
 */
public final class LeakBenchmark {
    /** A name and what it adds to the stage. */
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "1 all weights", "trains: [all]",
            "2 with LoRA", "trains: [lora, norms], lora: {rank: 4}",
            "3 with EMA", "trains: [all], ema: 0.99",
            "4 in 8 bits", "trains: [all], moments: 8-bit",
            "5 recomputed, bfloat16", "trains: [all], recompute: true, compute: bfloat16"));

    private static final int TENTHS = 10;
    private static final int LENGTH = 64;
    private static final int BATCH = 256;
    private static final Path MODEL = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");

    private LeakBenchmark() {}

    /** Runs all settings, or in a process of its own the one that is named. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        TreeMap<String, String> options = TrainingShape.options(arguments);
        int steps = Integer.parseInt(options.getOrDefault("steps", "1000"));
        if (options.containsKey("setting")) {
            run(options.get("setting"), steps);
            return;
        }
        for (String name : SETTINGS.keySet()) {
            int status = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xms256m",
                            "-Xmx256m",
                            "-XX:+AlwaysPreTouch",
                            "-XX:+UseSerialGC",
                            "-Dglossa.root=" + System.getProperty("glossa.root"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LeakBenchmark.class.getName(),
                            "steps=" + steps,
                            "setting=" + name)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(name + " ended with status " + status);
            }
        }
    }

    private static void run(String name, int steps) throws IOException {
        Path folder = Files.createTempDirectory("leak-benchmark");
        try {
            pack(folder.resolve("pack"));
            String plan = String.format(
                    Locale.ROOT,
                    "{validation-bytes: 2000, base-samples: {count: 0}, stages: [{name: long, %s, learning-rate: 1.0e-4, steps: %d,"
                            + " batch-tokens: %d, evaluate: {every: %d}, checkpoints: {every: %d}}]}",
                    SETTINGS.get(name),
                    steps,
                    BATCH,
                    Math.max(1, steps / 20),
                    Math.max(1, steps / 20));
            Resident resident = new Resident(steps);
            StagedTrainer.run(new TrainingRequest(
                    MODEL,
                    folder.resolve("pack"),
                    Settings.parse(plan, "plan").bind(TrainingSettings.class),
                    NewRows.none(),
                    1,
                    Device.CPU,
                    1,
                    folder.resolve("train"),
                    resident,
                    OptionalDouble.of(1e11)));
            resident.report(name.substring(2));
        } finally {
            AtomicFiles.delete(folder);
        }
    }

    private static void pack(Path pack) throws IOException {
        int vocabulary;
        try (Checkpoint model = Checkpoint.open(MODEL)) {
            vocabulary = model.config().vocabularySize();
        }
        for (String split : List.of("train", "validation")) {
            Random random = new Random(split.hashCode());
            try (PackedShardWriter writer =
                    PackedShardWriter.create(pack.resolve(split).resolve("en-random"), 0)) {
                for (int i = 0; i < 400; i++) {
                    int[] tokens = random.ints(LENGTH, 3, vocabulary).toArray();
                    tokens[0] = 1;
                    writer.write(new PackedSequence(tokens, new int[] {0}, 3L * LENGTH));
                }
            }
        }
        Json.write(
                pack.resolve(PackReport.FILE),
                new PackReport(
                        TokenizerSource.of(MODEL).sha256(),
                        LENGTH,
                        Frame.BOS,
                        new TreeMap<>(),
                        new TreeMap<>(Map.of("en-random", "en"))));
    }

    /** Reads the resident memory as the steps go by. */
    private static final class Resident implements Progress {
        private final int steps;
        private final SortedMap<Long, Long> bytes = new TreeMap<>();
        private final SortedMap<Long, Long> compiled = new TreeMap<>();

        Resident(int steps) {
            this.steps = steps;
        }

        @Override
        public Task begin(String name, String unit, long expected) {
            return new Task() {
                private long done;

                @Override
                public void advance(long amount) {
                    done += amount;
                    if (amount > 0 && expected == steps && (done + 1) % Math.max(1, steps / TENTHS) == 0) {
                        bytes.put(done, ProcessFigures.residentBytes());
                        compiled.put(done, compiledBytes());
                    }
                }

                @Override
                public void note(String text) {}

                @Override
                public void close() {}
            };
        }

        private static long compiledBytes() {
            return ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted();
        }

        void report(String name) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-22s MiB", name));
            bytes.values().forEach(value -> line.append(String.format(Locale.ROOT, " %.1f", value / 1048576.0)));
            System.out.printf(
                    Locale.ROOT, "%s; %.2f KiB a step, %.2f of them Java's%n", line, slope(bytes), slope(compiled));
        }

        /** Least squares over the second half, in KiB. */
        private static double slope(SortedMap<Long, Long> values) {
            List<Map.Entry<Long, Long>> all = new ArrayList<>(values.entrySet());
            List<Map.Entry<Long, Long>> points = all.subList(all.size() / 2, all.size());
            double meanStep =
                    points.stream().mapToLong(Map.Entry::getKey).average().orElseThrow();
            double meanBytes =
                    points.stream().mapToLong(Map.Entry::getValue).average().orElseThrow();
            double product = 0;
            double square = 0;
            for (Map.Entry<Long, Long> point : points) {
                product += (point.getKey() - meanStep) * (point.getValue() - meanBytes);
                square += (point.getKey() - meanStep) * (point.getKey() - meanStep);
            }
            return product / square / 1024;
        }
    }
}
