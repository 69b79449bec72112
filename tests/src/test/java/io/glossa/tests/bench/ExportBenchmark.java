package io.glossa.tests.bench;

import com.sun.management.OperatingSystemMXBean;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.ConvertedTensor;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Hashes;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.train.export.Comparison;
import io.glossa.train.export.ExportSettings;
import io.glossa.train.export.ModelExport;
import io.glossa.train.export.RunReports;
import io.glossa.train.model.LanguageModels;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What an export costs in CPU-seconds beside {@code cp} of the same files, whole and in parts: copying, comparing, hashing.
 *
 * <p>{@code ./mvnw -pl tests -am -Pbench -DskipTests process-test-classes -Dbench.class=io.glossa.tests.bench.ExportBenchmark
 * -Dbench="GIGABYTES ROUNDS FOLDER"}. The model is made up: the tokenizer and small tensors of the English test model, and BF16
 * matrices of random bits besides, in shards; once as a step left it, with a manifest, and once without. The clock of an export is the processor time of this process, the kernel's
 * part included; that of {@code cp} its own. Rounds alternate, each begins with the target removed; the page cache holds the
 * source. Opening the models to compare probabilities is left out ({@code compare: weights}), as for every large model.
 */
public final class ExportBenchmark {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int ROWS = 16_384;
    private static final int COLUMNS = 4_096;

    private ExportBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        double gigabytes = Double.parseDouble(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory(Path.of(arguments[2]), "export-benchmark");
        try {
            int matrices = (int) Math.round(gigabytes * 1e9 / (2.0 * ROWS * COLUMNS));
            // As training leaves a model: in a step's directory, whose manifest has the hashes of its files.
            Path step = folder.resolve("01-made-up");
            StepRunner.run(Step.of("train/01-made-up", step, Map.of(), Map.of()), partial -> {
                write(partial.resolve("model"), matrices);
                return Map.of();
            });
            Path model = step.resolve("model");
            Path foreign = links(model, folder.resolve("foreign"));
            System.out.println("CPU-seconds, " + Machine.describe());
            double[][] columns = new double[6][rounds];
            for (int round = 0; round < rounds; round++) {
                columns[0][round] = copy(model, folder.resolve("cp"));
                columns[1][round] = measured(() -> exported(model, folder.resolve("export")));
                columns[2][round] = measured(() -> exported(foreign, folder.resolve("export")));
                columns[3][round] = measured(() -> copied(model, folder.resolve("copy")));
                columns[4][round] = measured(() -> compared(model, folder.resolve("copy")));
                columns[5][round] = measured(() -> hashed(folder.resolve("copy")));
                AtomicFiles.delete(folder.resolve("copy"));
            }
            List<String> names = List.of("cp", "export", "export, no record", "  copy", "  compare", "  SHA-256");
            for (int i = 0; i < names.size(); i++) {
                report(names.get(i), columns[i], columns[0]);
            }
        } finally {
            AtomicFiles.delete(folder);
        }
    }

    private static void report(String name, double[] seconds, double[] copies) {
        double[] ratios = new double[seconds.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = seconds[i] / copies[i];
        }
        Arrays.sort(ratios);
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "  %-18s %6.2f (%.2f to %.2f), %.2f times cp (%.2f to %.2f)%n",
                name,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1],
                ratios[ratios.length / 2],
                ratios[0],
                ratios[ratios.length - 1]);
    }

    private static void exported(Path model, Path out) {
        ExportSettings settings = new ExportSettings(null, null, null, null, null, null, Comparison.WEIGHTS);
        new ModelExport(model, RunReports.none(), settings, LanguageModels::open).run(out, Map.of());
        AtomicFiles.delete(out);
    }

    private static void copied(Path model, Path out) {
        try (Checkpoint checkpoint = Checkpoint.open(model)) {
            Files.createDirectories(out);
            CheckpointWriter.write(
                    out, checkpoint.config(), checkpoint.tensors().values());
        } catch (IOException e) {
            throw AtomicFiles.failure("write", out, e);
        }
    }

    private static void compared(Path model, Path out) {
        try (Checkpoint before = Checkpoint.open(model);
                Checkpoint after = Checkpoint.open(out)) {
            before.tensors().forEach((name, tensor) -> {
                if (tensor.mismatch(after.tensor(name)) >= 0) {
                    throw new IllegalStateException(name + " differs");
                }
            });
        }
    }

    private static void hashed(Path out) {
        try (Stream<Path> files = Files.list(out)) {
            files.sorted().forEach(Hashes::sha256);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", out, e);
        }
    }

    private static double measured(Runnable work) {
        long before = SYSTEM.getProcessCpuTime();
        work.run();
        return (SYSTEM.getProcessCpuTime() - before) / 1e9;
    }

    /** Processor time of a {@code cp -r}, as bash measures it. */
    private static double copy(Path from, Path to) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "bash", "-c", "TIMEFORMAT='%U %S'; time cp -r \"$0\" \"$1\"", from.toString(), to.toString())
                .redirectErrorStream(true)
                .start();
        String[] words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split("\\s+");
        process.waitFor();
        AtomicFiles.delete(to);
        return Double.parseDouble(words[0]) + Double.parseDouble(words[1]);
    }

    /** The same files in a directory that no step's manifest knows. */
    private static Path links(Path model, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) {
                Files.createLink(to.resolve(file.getFileName()), file);
            }
        }
        return to;
    }

    private static void write(Path directory, int matrices) {
        try {
            writeModel(directory, matrices);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", directory, e);
        }
    }

    private static void writeModel(Path directory, int matrices) throws IOException {
        Path base = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
        Files.createDirectories(directory);
        try (Checkpoint small = Checkpoint.open(base)) {
            List<TensorSource> tensors = new ArrayList<>();
            for (StoredTensor tensor : small.tensors().values()) {
                tensors.add(ConvertedTensor.of(tensor, DataType.BF16));
            }
            for (int i = 0; i < matrices; i++) {
                tensors.add(new RandomTensor(TensorInfo.matrix("model.extra." + i, DataType.BF16, ROWS, COLUMNS), i));
            }
            ModelConfig config = small.config();
            CheckpointWriter.write(directory, config, tensors);
        }
        Files.copy(base.resolve("tokenizer.model"), directory.resolve("tokenizer.model"));
    }

    /** Random bits. */
    private record RandomTensor(TensorInfo info, long seed) implements TensorSource {
        private static final int CHUNK = 1 << 20;

        @Override
        public void writeTo(WritableByteChannel out) throws IOException {
            Random random = new Random(seed);
            byte[] chunk = new byte[CHUNK];
            for (long left = info.bytes(); left > 0; left -= CHUNK) {
                random.nextBytes(chunk);
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, (int) Math.min(CHUNK, left));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
        }
    }
}
