package io.glossa.corpus.read;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.InputIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Paths of this machine, and the same written as {@code file:} URIs. */
public final class LocalStorage implements Storage {
    private static final String WILDCARD = ".*[*?\\[{].*";

    @Override
    public boolean speaks(String location) {
        return location.startsWith("file:") || !Storages.isUri(location);
    }

    @Override
    public List<InputFile> find(String location, Map<String, String> options) {
        return paths(path(location)).stream().<InputFile>map(LocalFile::new).toList();
    }

    @Override
    public InputFile file(String location, Map<String, String> options) {
        return new LocalFile(Path.of(path(location)));
    }

    /** The files that an absolute path names. */
    static List<Path> paths(String path) {
        Path start = fixedPart(path);
        boolean glob = path.matches(WILDCARD);
        if (!glob && Files.isRegularFile(start)) {
            return List.of(start);
        }
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        PathMatcher matcher = glob
                ? anyOf(alternatives(path))
                : file -> !start.relativize(file).toString().matches("(.*/)?[._].*");
        try (Stream<Path> walk = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile).filter(matcher::matches).toList();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", start, e);
        }
    }

    private static PathMatcher anyOf(List<String> globs) {
        List<PathMatcher> matchers = globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        return file -> matchers.stream().anyMatch(matcher -> matcher.matches(file));
    }

    /** Globs that together let {@code **} between slashes stand for no folder too, as shells do and Java does not. */
    private static List<String> alternatives(String glob) {
        int folders = glob.indexOf("/**/");
        if (folders < 0) {
            return List.of(glob);
        }
        String head = glob.substring(0, folders);
        return alternatives(glob.substring(folders + 3)).stream()
                .flatMap(rest -> Stream.of(head + "/**" + rest, head + rest))
                .toList();
    }

    /** The part of a path before its first element with a wildcard. */
    private static Path fixedPart(String path) {
        Path fixed = Path.of("/");
        for (String element : path.split("/")) {
            if (element.matches(WILDCARD)) {
                break;
            }
            fixed = fixed.resolve(element);
        }
        return fixed.normalize();
    }

    private static String path(String location) {
        if (!location.startsWith("file:")) {
            return location;
        }
        // A glob is no URI (braces and brackets are not allowed in one), so only the beginning is looked at.
        String path = location.substring("file:".length());
        if (path.startsWith("///")) {
            path = path.substring(2);
        } else if (path.startsWith("//")) {
            throw new ConfigException("cannot read " + location + ": a file URI on this machine has three slashes,"
                    + " file:///folder/file");
        }
        return path.contains("%") && !path.matches(WILDCARD)
                ? Path.of(URI.create("file://" + path)).toString()
                : path;
    }

    private record LocalFile(Path path) implements InputFile {
        @Override
        public String location() {
            return path.toString();
        }

        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public long bytes() {
            try {
                return Files.size(path);
            } catch (IOException e) {
                throw AtomicFiles.failure("read", path, e);
            }
        }

        @Override
        public String identity() {
            return InputIdentity.of(path);
        }

        @Override
        public SeekableByteChannel open() {
            try {
                return Files.newByteChannel(path);
            } catch (IOException e) {
                throw AtomicFiles.failure("read", path, e);
            }
        }

        @Override
        public InputFile sibling(String name) {
            return new LocalFile(path.resolveSibling(name));
        }
    }
}
