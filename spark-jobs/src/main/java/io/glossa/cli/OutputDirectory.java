package io.glossa.cli;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a verb that takes model directories writes: a step replaces its directory, so that must not be someone else's. */
final class OutputDirectory {
    private OutputDirectory() {}

    /**
     * The directory, when it may be written.
     *
     * @param inputs that are read; the output must be none of them, nor around or inside one
     * @throws ConfigException when it was not given, is an input, or holds what Glossa did not write
     */
    static Path of(Path out, List<Path> inputs) {
        if (out == null) {
            throw new ConfigException("--out is missing; name the directory that shall be written");
        }
        Path output = out.toAbsolutePath().normalize();
        for (Path input : inputs) {
            Path read = input.toAbsolutePath().normalize();
            if (output.startsWith(read) || read.startsWith(output)) {
                throw new ConfigException("--out " + out + ": it is, holds or lies in " + input
                        + ", which is read; choose another directory");
            }
        }
        if (Files.exists(out) && !isEmpty(out) && Manifest.find(out).isEmpty()) {
            throw new ConfigException("--out " + out + ": it exists and was not written by Glossa (no " + Manifest.FILE
                    + "); choose another directory, or remove it yourself");
        }
        return out;
    }

    private static boolean isEmpty(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", directory, e);
        }
    }
}
