package io.glossa.vocab.pack;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sequences of one source in one split, numbered across its shards.
 *
 * <p><b>Cost.</b> All sequences are held: 4 bytes a token, so about 16 MB for 12 MB of Korean at three bytes a token, and
 * 4 GB for a thousand million tokens, which is the bound of this reader on one machine.
 *
 * <p><b>Determinism.</b> Sequence numbers depend on the files only. Thread-safe.
 */
public final class PackedSource {
    private final String name;
    private final List<PackedSequence> sequences;
    private final long tokens;
    private final long bytes;

    private PackedSource(String name, List<PackedSequence> sequences) {
        this.name = name;
        this.sequences = List.copyOf(sequences);
        tokens = sequences.stream().mapToLong(s -> s.tokens().length).sum();
        bytes = sequences.stream().mapToLong(PackedSequence::bytes).sum();
    }

    /** Reads every shard of a source's directory. */
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
        List<PackedSequence> sequences = new ArrayList<>();
        for (Path shard : shards) {
            PackedShardReader.forEach(shard, sequences::add);
        }
        return new PackedSource(directory.getFileName().toString(), sequences);
    }

    /** The source's name. */
    public String name() {
        return name;
    }

    /** How many sequences there are. */
    public int size() {
        return sequences.size();
    }

    /** A sequence by its number, from 0. */
    public PackedSequence sequence(int index) {
        return sequences.get(index);
    }

    /** Tokens in all sequences. */
    public long tokens() {
        return tokens;
    }

    /** UTF-8 bytes of text in all sequences. */
    public long bytes() {
        return bytes;
    }
}
