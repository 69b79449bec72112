package io.glossa.vocab.pack;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.openhft.hashing.LongHashFunction;

/**
 * The sequences of a source's shards once more, unpacked, so that any of them is read by its number: Parquet can only be read
 * from front to back, training reads in a shuffled order.
 *
 * <p>It lies hidden beside the shards and is made anew when they are not those it was made of. Nothing but speed depends on it:
 * it may be deleted at any time.
 *
 * <p><b>Form.</b> Little-endian. A header of six longs: mark, {@linkplain #fingerprint fingerprint} of the shards, sequences,
 * tokens, bytes, offset of the table. Then each sequence: int tokens, int starts, long bytes, the starts, the tokens. Then the
 * table: a long for each sequence, where it begins.
 *
 * <p><b>Cost.</b> 4 bytes of disk a token. The table is held, 8 bytes a sequence; a sequence is one read of the file, which the
 * operating system keeps in what memory is free.
 *
 * <p><b>Errors.</b> {@link FormatException} for a file that was cut short while it was open. Thread-safe.
 */
final class SequenceFile implements AutoCloseable {
    static final String NAME = ".sequences";
    static final long MARK = 0x3130_4153_534F_4C47L; // "GLOSSA01"
    static final int HEADER_BYTES = 6 * Long.BYTES;
    static final int RECORD_HEADER_BYTES = 2 * Integer.BYTES + Long.BYTES;

    private final Path path;
    private final FileChannel channel;
    private final long tokens;
    private final long bytes;
    private final long[] offsets;

    private SequenceFile(Path path, FileChannel channel, long tokens, long bytes, long[] offsets) {
        this.path = path;
        this.channel = channel;
        this.tokens = tokens;
        this.bytes = bytes;
        this.offsets = offsets;
    }

    /** Opens the file of a source's shards; empty when there is none or it was made of other shards. */
    static Optional<SequenceFile> open(Path path, long fingerprint) {
        if (!Files.isReadable(path)) {
            return Optional.empty();
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            Optional<SequenceFile> opened = read(path, channel, fingerprint);
            if (opened.isEmpty()) {
                channel.close();
            }
            return opened;
        } catch (IOException e) {
            throw AtomicFiles.failure("read", path, e);
        }
    }

    /** What tells shards from others: their names, sizes and times of change. */
    static long fingerprint(List<Path> shards) {
        StringBuilder names = new StringBuilder();
        for (Path shard : shards) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(shard, BasicFileAttributes.class);
                names.append(shard.getFileName())
                        .append('/')
                        .append(attributes.size())
                        .append('/')
                        .append(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                        .append('\n');
            } catch (IOException e) {
                throw AtomicFiles.failure("read", shard, e);
            }
        }
        return LongHashFunction.xx3().hashChars(names);
    }

    /** Reads the header and the table; the channel then belongs to what is returned. */
    static Optional<SequenceFile> read(Path path, FileChannel channel, long fingerprint) throws IOException {
        long size = channel.size();
        if (size < HEADER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer header = fill(channel, 0, HEADER_BYTES);
        if (header.getLong() != MARK || header.getLong() != fingerprint) {
            return Optional.empty();
        }
        long[] offsets = new long[Math.toIntExact(header.getLong()) + 1];
        long tokens = header.getLong();
        long bytes = header.getLong();
        long table = header.getLong();
        int last = offsets.length - 1;
        if (size != table + (long) last * Long.BYTES) {
            return Optional.empty();
        }
        int most = 1 << 17;
        for (int from = 0; from < last; from += most) {
            int count = Math.min(most, last - from);
            fill(channel, table + (long) from * Long.BYTES, count * Long.BYTES)
                    .asLongBuffer()
                    .get(offsets, from, count);
        }
        offsets[last] = table;
        return Optional.of(new SequenceFile(path, channel, tokens, bytes, offsets));
    }

    /** How many sequences there are. */
    int size() {
        return offsets.length - 1;
    }

    /** Tokens of all sequences. */
    long tokens() {
        return tokens;
    }

    /** UTF-8 bytes of the text of all sequences. */
    long bytes() {
        return bytes;
    }

    /** Reads a sequence. */
    PackedSequence sequence(int index) {
        int length = Math.toIntExact(offsets[index + 1] - offsets[index]);
        try {
            ByteBuffer record = fill(channel, offsets[index], length);
            int[] sequenceTokens = new int[record.getInt()];
            int[] starts = new int[record.getInt()];
            long textBytes = record.getLong();
            IntBuffer numbers = record.asIntBuffer();
            numbers.get(starts).get(sequenceTokens);
            return new PackedSequence(sequenceTokens, starts, textBytes);
        } catch (EOFException e) {
            throw new FormatException(path + ": was cut short while it was being read; start again", e);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw AtomicFiles.failure("close", path, e);
        }
    }

    private static ByteBuffer fill(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException(length + " bytes at " + position);
            }
        }
        return buffer.flip();
    }
}
