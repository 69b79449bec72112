package io.glossa.cli;

import io.glossa.corpus.read.Compression;
import io.glossa.run.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A path with what tables call it, written {@code NAME=PATH} or {@code PATH}.
 *
 * @param name given, or the path's own: a folder's name, a file's without its endings, and the folder's for files that are all called
 *     the same, such as {@code tokenizer.model}
 * @param path as it was given
 */
record NamedPath(String name, Path path) {
    private static final List<String> NAMELESS = List.of("tokenizer", "encoder", "vocab");

    /**
     * Reads one argument.
     *
     * @throws ConfigException when nothing stands at the path
     */
    static NamedPath of(String argument) {
        Path whole = Path.of(argument);
        int equals = argument.indexOf('=');
        if (Files.exists(whole) || equals <= 0) {
            requireThere(whole);
            return new NamedPath(ownName(whole), whole);
        }
        Path path = Path.of(argument.substring(equals + 1));
        requireThere(path);
        return new NamedPath(argument.substring(0, equals), path);
    }

    /** Reads one argument whose path may be a glob; without a name of its own the name is empty. */
    static NamedPath orGlob(String argument) {
        int equals = argument.indexOf('=');
        return Files.exists(Path.of(argument)) || equals <= 0
                ? new NamedPath("", Path.of(argument))
                : new NamedPath(argument.substring(0, equals), Path.of(argument.substring(equals + 1)));
    }

    private static void requireThere(Path path) {
        if (!Files.exists(path)) {
            throw new ConfigException(
                    "cannot read " + path + ": no such file or directory; expected PATH or NAME=PATH");
        }
    }

    private static String ownName(Path path) {
        Path full = path.toAbsolutePath().normalize();
        String file = Compression.withoutEnding(full.getFileName().toString());
        if (Files.isDirectory(full)) {
            return file;
        }
        int dot = file.indexOf('.');
        String bare = dot > 0 ? file.substring(0, dot) : file;
        return NAMELESS.contains(bare) ? full.getParent().getFileName().toString() : bare;
    }
}
