package io.glossa.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The reproducible account of a finished step: the same work gives the same bytes of {@code manifest.json}.
 *
 * @param step the step's name, such as {@code corpus}
 * @param fingerprint hash of name, inputs and settings: what must be equal for the step to be skipped
 * @param inputs identity of every input by its role
 * @param settings the resolved settings
 * @param software versions of what produced the outputs
 * @param counts what the step counted, such as documents and tokens
 * @param outputs every file by its path relative to the step's directory; {@code timing.*} is left out
 */
public record Manifest(
        String step,
        String fingerprint,
        SortedMap<String, String> inputs,
        JsonNode settings,
        SortedMap<String, String> software,
        SortedMap<String, Long> counts,
        SortedMap<String, Output> outputs) {
    /** Name of the file, written last. */
    public static final String FILE = "manifest.json";

    /** Size in bytes and SHA-256 of one output. */
    public record Output(long bytes, String sha256) {}

    public Manifest {
        inputs = new TreeMap<>(inputs);
        software = new TreeMap<>(software);
        counts = new TreeMap<>(counts);
        outputs = new TreeMap<>(outputs);
    }

    /** Reads the manifest of a finished step. */
    public static Manifest read(Path stepDirectory) {
        return Json.read(stepDirectory.resolve(FILE), Manifest.class);
    }

    /** The manifest of a directory, if it has a readable one. */
    public static Optional<Manifest> find(Path stepDirectory) {
        if (!Files.exists(stepDirectory.resolve(FILE))) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(stepDirectory));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /** One hash over all outputs: how a later step knows this one. */
    public String outputsHash() {
        return Hashes.sha256(Json.line(outputs));
    }

    /** Hashes every output below a directory whose hash is not known ({@link KnownHashes}) and forces it to disk. */
    static SortedMap<String, Output> outputsOf(Path directory) {
        SortedMap<String, Output> known = KnownHashes.of(directory);
        SortedMap<String, Output> outputs = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.equals(FILE) || name.startsWith("timing.") || name.startsWith(".")) {
                    continue;
                }
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                String relative = directory.relativize(file).toString().replace('\\', '/');
                long bytes = Files.size(file);
                Output noted = known.get(relative);
                outputs.put(
                        relative,
                        noted != null && noted.bytes() == bytes ? noted : new Output(bytes, Hashes.sha256(file)));
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", directory, e);
        }
        return outputs;
    }
}
