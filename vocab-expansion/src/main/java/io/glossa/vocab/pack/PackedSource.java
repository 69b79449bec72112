package io.glossa.vocab.pack;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sequences of one source in one split, numbered across its shards.
 *
 * <p><b>Cost.</b> Sequences stay on disk, unpacked: see {@link SequenceFile}. 8 bytes a sequence are held. The first opening
 * reads all shards.
 *
 * <p><b>Determinism.</b> Sequence numbers depend on the files only. Thread-safe.
 */
public final class PackedSource implements AutoCloseable {
    private final String name;
    private final SequenceFile sequences;

    private PackedSource(String name, SequenceFile sequences) {
        this.name = name;
        this.sequences = sequences;
    }

    /** Opens a source's directory. */
    public static PackedSource open(Path directory) {
        List<Path> shards;
        try (Stream<Path> files = Files.list(directory)) {
            shards = files.filter(f -> f.getFileName().toString().matches("part-\\d+\\.parquet"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", directory, e);
        }
        if (shards.isEmpty()) {
            throw new DataException(directory + ": found no part-*.parquet, expected packed sequences; run pack again");
        }
        return new PackedSource(directory.getFileName().toString(), SequenceFileBuilder.open(directory, shards));
    }

    /** The source's name. */
    public String name() {
        return name;
    }

    /** How many sequences there are. */
    public int size() {
        return sequences.size();
    }

    /** Reads a sequence by its number, from 0. */
    public PackedSequence sequence(int index) {
        return sequences.sequence(index);
    }

    /** Tokens in all sequences. */
    public long tokens() {
        return sequences.tokens();
    }

    /** UTF-8 bytes of text in all sequences. */
    public long bytes() {
        return sequences.bytes();
    }

    @Override
    public void close() {
        sequences.close();
    }
}
