package io.glossa.train.export;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Manifest;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hashes of exported files that need not be computed: of those that are, byte for byte, a file of the model they were exported from,
 * whose hash stands in the manifest of the step that wrote it.
 *
 * <p>A file is the same when its header is, byte for byte, and each of its tensors was compared with that of the model's file of the same
 * name; a safetensors file is nothing else. A record counts only where the model's file is no younger than it and of its size.
 *
 * <p><b>Cost.</b> Two headers a file. What is saved is SHA-256 of the weights, most of what an export costs otherwise.
 */
final class RecordedHashes {
    private RecordedHashes() {}

    /**
     * Finds them.
     *
     * @param before the model, its tensors found equal to those of {@code after}
     * @param after what was exported from it
     * @return what is on record, by name of the file
     */
    static SortedMap<String, Manifest.Output> of(Checkpoint before, Checkpoint after) {
        Map<Path, Set<Path>> sources = new HashMap<>();
        for (StoredTensor tensor : after.tensors().values()) {
            sources.computeIfAbsent(tensor.file(), file -> new HashSet<>())
                    .add(before.tensor(tensor.info().name()).file());
        }
        SortedMap<String, Manifest.Output> found = new TreeMap<>();
        sources.forEach((file, from) -> {
            String name = file.getFileName().toString();
            Path source = before.directory().resolve(name);
            if (from.equals(Set.of(source))) {
                recorded(source)
                        .filter(output -> isSame(file, source, output.bytes()))
                        .ifPresent(output -> found.put(name, output));
            }
        });
        return found;
    }

    private static boolean isSame(Path file, Path source, long bytes) {
        try {
            return Files.size(file) == bytes && Arrays.equals(header(file), header(source));
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    /** The length of the header, as it stands in the file, and the header. */
    private static byte[] header(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] length = in.readNBytes(Long.BYTES);
            // Opened before, so the header is known to be of a reasonable length and within the file.
            int size =
                    (length[0] & 0xFF) | (length[1] & 0xFF) << 8 | (length[2] & 0xFF) << 16 | (length[3] & 0xFF) << 24;
            byte[] whole = Arrays.copyOf(length, Long.BYTES + size);
            in.readFully(whole, Long.BYTES, size);
            return whole;
        }
    }

    /** What the step that a file belongs to says of it: the directory itself may be a step's, or one within a step's. */
    private static Optional<Manifest.Output> recorded(Path file) {
        Path absolute = file.toAbsolutePath();
        for (Path step : List.of(absolute.getParent(), absolute.getParent().getParent())) {
            Optional<Manifest> manifest = Manifest.find(step);
            if (manifest.isPresent()) {
                String name = step.relativize(absolute).toString().replace('\\', '/');
                return Optional.ofNullable(manifest.get().outputs().get(name))
                        .filter(output -> isUntouched(file, output, step.resolve(Manifest.FILE)));
            }
        }
        return Optional.empty();
    }

    private static boolean isUntouched(Path file, Manifest.Output output, Path manifest) {
        try {
            return Files.size(file) == output.bytes()
                    && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(manifest)) <= 0;
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }
}
