package io.glossa.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What tells one input from another. A step's directory is known by the hash of its manifest; a file up to
 * {@value #HASHED_BYTES} bytes by the hash of its content; a larger one by name, size and modification time; any other
 * directory by the identities of the files in it, hidden ones left out.
 */
public final class InputIdentity {
    /** Up to this size (64 MiB) the content is hashed: under half a second of one core. */
    public static final long HASHED_BYTES = 64L << 20;

    private InputIdentity() {}

    /** The identity of a file or directory; it does not contain the path it was reached by. */
    public static String of(Path path) {
        try {
            if (!Files.exists(path)) {
                throw new ResourceException("cannot read " + path + ": no such file or directory; check the path");
            }
            if (!Files.isReadable(path)) {
                throw new ResourceException("cannot read " + path + ": permission denied; check who may read it");
            }
            if (Files.isDirectory(path)) {
                Path manifest = path.resolve(Manifest.FILE);
                return Files.exists(manifest) ? "step:" + Manifest.read(path).outputsHash() : directory(path);
            }
            return file(path);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", path, e);
        }
    }

    private static String file(Path file) throws IOException {
        long bytes = Files.size(file);
        return bytes <= HASHED_BYTES
                ? "sha256:" + Hashes.sha256(file)
                : "file:" + file.getFileName() + ":" + bytes + ":"
                        + Files.getLastModifiedTime(file).toMillis();
    }

    private static String directory(Path directory) throws IOException {
        List<String> parts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.getFileName().toString().startsWith(".")) {
                    parts.add(directory.relativize(file) + "=" + file(file));
                }
            }
        }
        return "directory:" + Hashes.sha256(String.join("\n", parts));
    }
}
