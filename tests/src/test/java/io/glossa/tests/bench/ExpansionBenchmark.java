package io.glossa.tests.bench;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.Candidate;
import io.glossa.init.ModelExpansion;
import io.glossa.init.NormMatching;
import io.glossa.run.AtomicFiles;
import io.glossa.tests.bench.train.ProcessFigures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Expands a checkpoint of 7 billion parameters from 32,000 to 64,000 pieces beside a plain copy loop of as many bytes.
 *
 * <p>{@code ./mvnw -pl tests -am -Pbench -DskipTests process-test-classes -Dbench.class=io.glossa.tests.bench.ExpansionBenchmark
 * -Dbench.heap=1g -Dbench="FOLDER BLOCKS TEXT STRATEGY..."}. FOLDER takes the output, 14 GB with 32 BLOCKS; TEXT is what methods read that need
 * text, or {@code -}. The base's blocks are holes ({@link SparseCheckpoint}): reading them costs memory traffic but no disk, for both alike.
 * The clock of a strategy runs from opening the base to the last byte flushed to the disk: statistics, rows, copying. The copy loop reads and
 * writes a mebibyte at a time and flushes each file. Every target is removed before the next begins.
 */
public final class ExpansionBenchmark {
    private static final int COPY_BYTES = 1 << 20;

    private ExpansionBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "expansion-benchmark");
        try {
            SparseCheckpoint shape = new SparseCheckpoint(Integer.parseInt(arguments[1]));
            Path base = folder.resolve("base");
            Path vocabulary = folder.resolve("vocab");
            shape.write(base);
            shape.writeVocabulary(vocabulary);
            AuxiliaryFiles files = arguments[2].equals("-")
                    ? AuxiliaryFiles.none()
                    : AuxiliaryFiles.of(
                            Map.of("text", arguments[2]), Path.of("").toAbsolutePath());
            System.out.println(Machine.describe());
            // The first copy makes the base's files known to the page cache and the target's space known to the disk.
            copy(base, folder.resolve("copy"), bytes(base));
            long most = ProcessFigures.peakBytes();
            for (String strategy : Arrays.asList(arguments).subList(3, arguments.length)) {
                Path target = folder.resolve("expanded");
                long start = System.nanoTime();
                double processor = ProcessFigures.processorSeconds();
                try (Checkpoint opened = Checkpoint.open(base)) {
                    new ModelExpansion(opened, vocabulary)
                            .expand(target, Candidate.of(strategy), NormMatching.NONE, files, 1);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                processor = ProcessFigures.processorSeconds() - processor;
                long bytes = bytes(target);
                AtomicFiles.delete(target);
                double copying = ProcessFigures.processorSeconds();
                double copied = copy(base, folder.resolve("copy"), bytes);
                copying = ProcessFigures.processorSeconds() - copying;
                System.out.printf(
                        Locale.ROOT,
                        "%-22s %6.1f s (%6.1f s of processor) for %.2f GB, %5.0f MB/s; copy loop %6.1f s (%6.1f s), %5.0f MB/s: %.2f of it; peak %.2f GiB%n",
                        strategy,
                        seconds,
                        processor,
                        bytes / 1e9,
                        bytes / 1e6 / seconds,
                        copied,
                        copying,
                        bytes / 1e6 / copied,
                        copied / seconds,
                        ProcessFigures.peakBytes() / (double) (1 << 30));
            }
            System.out.printf(Locale.ROOT, "peak before the first strategy %.2f GiB%n", most / (double) (1 << 30));
        } finally {
            AtomicFiles.delete(folder);
        }
    }

    private static long bytes(Path directory) throws IOException {
        long bytes = 0;
        for (Path file : weights(directory)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static List<Path> weights(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList();
        }
    }

    /** Copies the files of a folder, again from the first when they are too few bytes, and removes the copies; returns seconds. */
    private static double copy(Path from, Path to, long bytes) throws IOException {
        Files.createDirectories(to);
        List<Path> sources = new ArrayList<>(weights(from));
        sources.addAll(weights(from));
        ByteBuffer buffer = ByteBuffer.allocateDirect(COPY_BYTES);
        long left = bytes;
        long start = System.nanoTime();
        for (int i = 0; left > 0; i++) {
            try (FileChannel in = FileChannel.open(sources.get(i), StandardOpenOption.READ);
                    FileChannel out = FileChannel.open(
                            to.resolve("copy-" + i), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                while (left > 0 && in.read(buffer.clear().limit((int) Math.min(COPY_BYTES, left))) > 0) {
                    buffer.flip();
                    left -= buffer.remaining();
                    while (buffer.hasRemaining()) {
                        out.write(buffer);
                    }
                }
                out.force(true);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        AtomicFiles.delete(to);
        return seconds;
    }
}
