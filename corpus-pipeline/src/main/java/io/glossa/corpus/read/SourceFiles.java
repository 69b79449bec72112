package io.glossa.corpus.read;

import com.github.luben.zstd.ZstdInputStream;
import io.glossa.corpus.SourceSettings;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Finds and opens the files of a source.
 *
 * <p><b>Determinism.</b> Files come sorted by path, each once.
 */
public final class SourceFiles {
    private SourceFiles() {}

    /**
     * Every file that the source's paths name: a file itself, all files below a folder (hidden ones left out), or what a
     * glob matches.
     *
     * <p><b>Errors.</b> {@link ConfigException} naming the path that leads to no file.
     *
     * @param base folder that relative paths start from
     */
    public static List<Path> list(SourceSettings source, Path base) {
        TreeSet<Path> files = new TreeSet<>();
        for (String path : source.paths()) {
            List<Path> found = find(path, base);
            if (found.isEmpty()) {
                throw new ConfigException("source " + source.name() + ": no file at " + base.resolve(path)
                        + "; expected a file, a folder with files, or a glob that matches some");
            }
            files.addAll(found);
        }
        return new ArrayList<>(files);
    }

    /** Opens a file for reading, decompressing {@code .gz} (all members) and {@code .zst}. */
    public static InputStream open(Path file) {
        String name = file.getFileName().toString();
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            if (name.endsWith(".gz")) {
                return GzipCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .get();
            }
            return name.endsWith(".zst") ? new ZstdInputStream(in) : in;
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    private static List<Path> find(String path, Path base) {
        Path start = fixedPart(path, base);
        boolean glob = path.matches(".*[*?\\[{].*");
        if (!glob && Files.isRegularFile(start)) {
            return List.of(start);
        }
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        PathMatcher matcher = glob
                ? FileSystems.getDefault()
                        .getPathMatcher("glob:" + base.resolve(".").normalize() + "/" + path)
                : file -> !start.relativize(file).toString().matches("(.*/)?\\..*");
        try (Stream<Path> walk = Files.walk(start)) {
            return walk.filter(Files::isRegularFile).filter(matcher::matches).toList();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", start, e);
        }
    }

    /** The part of a path before its first element with a wildcard. */
    private static Path fixedPart(String path, Path base) {
        Path fixed = base.resolve(".").normalize();
        if (path.startsWith("/")) {
            fixed = Path.of("/");
        }
        for (String element : path.split("/")) {
            if (element.matches(".*[*?\\[{].*")) {
                break;
            }
            fixed = fixed.resolve(element);
        }
        return fixed.normalize();
    }
}
