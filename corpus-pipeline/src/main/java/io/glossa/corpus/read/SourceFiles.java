package io.glossa.corpus.read;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds and opens the files of a source.
 *
 * <p><b>Determinism.</b> Files come sorted by path, each once.
 */
public final class SourceFiles {
    private SourceFiles() {}

    /**
     * Every local file that the source's paths name; see {@link #find}.
     *
     * <p><b>Errors.</b> {@link ConfigException} naming the path that leads to no file.
     *
     * @param base folder that relative paths start from
     */
    public static List<Path> list(SourceSettings source, Path base) {
        return find(source, base, Storages.plain()).stream()
                .map(file -> Path.of(file.location()))
                .toList();
    }

    /**
     * Every file that the source's paths name, in whatever storage: see {@link Storage#find}.
     *
     * <p><b>Errors.</b> {@link ConfigException} naming the path that leads to no file.
     */
    public static List<InputFile> find(SourceSettings source, Path base, Storages storages) {
        TreeMap<String, InputFile> files = new TreeMap<>();
        for (String path : source.paths()) {
            List<InputFile> found = storages.find(absolute(path, base));
            if (found.isEmpty()) {
                throw new ConfigException("source " + source.name() + ": no file at " + absolute(path, base)
                        + "; expected a file, a folder with files, or a glob that matches some");
            }
            found.forEach(file -> files.put(file.location(), file));
        }
        return List.copyOf(files.values());
    }

    /** What ids and messages call a file: its path below the base, or its name. */
    public static String shown(InputFile file, Path base) {
        String folder = base.toAbsolutePath().normalize() + "/";
        return file.location().startsWith(folder) ? file.location().substring(folder.length()) : file.name();
    }

    /** Opens a file for reading, unpacking {@code .gz} (all members) and {@code .zst}. */
    public static InputStream open(Path file) {
        return open(
                Storages.plain().file(file.toString()), ReadSettings.defaults().maxExpansion());
    }

    /**
     * Opens a file for reading from its beginning, unpacked.
     *
     * @param maxExpansion how many times its own size a packed file may unpack to
     */
    static InputStream open(InputFile file, int maxExpansion) {
        Compression compression = Compression.of(file.name());
        InputStream stored = Channels.newInputStream(file.open());
        try {
            InputStream in = compression.unpack(stored);
            return compression == Compression.NONE ? in : new ExpansionGuard(in, file.bytes(), maxExpansion);
        } catch (IOException e) {
            try {
                stored.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw new DataException(
                    file.location() + " is no " + compression.label() + " file, as its name says (" + e.getMessage()
                            + "); fetch it again, or leave it out",
                    e);
        }
    }

    private static String absolute(String path, Path base) {
        return Storages.isUri(path)
                ? path
                : base.toAbsolutePath().resolve(path).normalize().toString();
    }
}
