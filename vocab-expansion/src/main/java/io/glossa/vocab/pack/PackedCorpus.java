package io.glossa.vocab.pack;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One split of a packed corpus, such as {@code pack/train}: its sources by name.
 *
 * <p><b>Cost.</b> See {@link PackedSource}.
 */
public final class PackedCorpus implements AutoCloseable {
    private final Path directory;
    private final SortedMap<String, PackedSource> sources;

    private PackedCorpus(Path directory, SortedMap<String, PackedSource> sources) {
        this.directory = directory;
        this.sources = Collections.unmodifiableSortedMap(sources);
    }

    /** Opens every source of a split's directory. */
    public static PackedCorpus open(Path splitDirectory) {
        SortedMap<String, PackedSource> sources = new TreeMap<>();
        try (Stream<Path> entries = Files.list(splitDirectory)) {
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                sources.put(entry.getFileName().toString(), PackedSource.open(entry));
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", splitDirectory, e);
        }
        if (sources.isEmpty()) {
            throw new DataException(splitDirectory + ": found no source, expected a folder for each; run pack again");
        }
        return new PackedCorpus(splitDirectory, sources);
    }

    /** The sources, sorted by name. */
    public SortedMap<String, PackedSource> sources() {
        return sources;
    }

    /** The source of a name; an unknown one is refused with the nearest known. */
    public PackedSource source(String name) {
        PackedSource source = sources.get(name);
        if (source == null) {
            throw new DataException(directory + ": " + NearestName.unknown("source", name, sources.keySet()));
        }
        return source;
    }

    /** Tokens in all sources. */
    public long tokens() {
        return sources.values().stream().mapToLong(PackedSource::tokens).sum();
    }

    /** UTF-8 bytes of text in all sources. */
    public long bytes() {
        return sources.values().stream().mapToLong(PackedSource::bytes).sum();
    }

    @Override
    public void close() {
        sources.values().forEach(PackedSource::close);
    }
}
