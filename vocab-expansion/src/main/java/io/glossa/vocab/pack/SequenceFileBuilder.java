package io.glossa.vocab.pack;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes a {@link SequenceFile} of a source's shards, or finds the one that was made before.
 *
 * <p>Of several processes that want it one makes it and the others wait. Where nothing may be written beside the shards it is
 * made in the folder for temporary files, for this process alone.
 *
 * <p><b>Cost.</b> One reading of the shards; a row group is held at a time, and 8 bytes a sequence.
 */
final class SequenceFileBuilder {
    private static final int BUFFER_BYTES = 1 << 20;
    /** Locks of files are of the process: threads of it wait here. */
    private static final Object MAKING = new Object();

    private final FileChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long[] offsets = new long[1024];
    private int size;
    private long position;
    private long tokens;
    private long bytes;

    private SequenceFileBuilder(FileChannel channel) {
        this.channel = channel;
    }

    /** The file of a source's directory. */
    static SequenceFile open(Path directory, List<Path> shards) {
        Path file = directory.resolve(SequenceFile.NAME);
        long fingerprint = SequenceFile.fingerprint(shards);
        Optional<SequenceFile> made = SequenceFile.open(file, fingerprint);
        if (made.isPresent()) {
            return made.get();
        }
        try {
            if (!Files.isWritable(directory)) {
                return temporary(shards, fingerprint);
            }
            synchronized (MAKING) {
                makeBeside(file, shards, fingerprint);
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
        return SequenceFile.open(file, fingerprint)
                .orElseThrow(() -> new DataException(
                        directory + ": the packed shards changed while they were read; run the command again"));
    }

    private static void makeBeside(Path file, List<Path> shards, long fingerprint) throws IOException {
        Path unfinished = file.resolveSibling(SequenceFile.NAME + ".tmp");
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            Optional<SequenceFile> byAnother = SequenceFile.open(file, fingerprint);
            if (byAnother.isPresent()) {
                byAnother.get().close();
                return;
            }
            // Whoever was killed in here left something; its lock went with it.
            channel.truncate(0);
            new SequenceFileBuilder(channel).write(shards, fingerprint);
            channel.force(false);
            AtomicFiles.move(unfinished, file);
        }
    }

    /** The same in the folder for temporary files; it is gone once it is closed. */
    static SequenceFile temporary(List<Path> shards, long fingerprint) {
        try {
            Path file = Files.createTempFile("glossa", SequenceFile.NAME);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            try {
                new SequenceFileBuilder(channel).write(shards, fingerprint);
                return SequenceFile.read(file, channel, fingerprint).orElseThrow();
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    private void write(List<Path> shards, long fingerprint) throws IOException {
        position = SequenceFile.HEADER_BYTES;
        try {
            for (Path shard : shards) {
                PackedShardReader.forEach(shard, this::add);
            }
        } catch (UnwrittenException e) {
            throw (IOException) e.getCause();
        }
        long table = position;
        for (int i = 0; i < size; i++) {
            room(Long.BYTES).putLong(offsets[i]);
        }
        flush();
        ByteBuffer header = ByteBuffer.allocate(SequenceFile.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(SequenceFile.MARK).putLong(fingerprint).putLong(size);
        header.putLong(tokens).putLong(bytes).putLong(table).flip();
        while (header.hasRemaining()) {
            channel.write(header, header.position());
        }
    }

    private void add(PackedSequence sequence) {
        int[] sequenceTokens = sequence.tokens();
        int[] starts = sequence.documentStarts();
        int length = SequenceFile.RECORD_HEADER_BYTES + Integer.BYTES * (starts.length + sequenceTokens.length);
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        offsets[size++] = position;
        try {
            ByteBuffer record = room(length);
            record.putInt(sequenceTokens.length).putInt(starts.length).putLong(sequence.bytes());
            record.asIntBuffer().put(starts).put(sequenceTokens);
            record.position(record.position() + Integer.BYTES * (starts.length + sequenceTokens.length));
        } catch (IOException e) {
            throw new UnwrittenException(e);
        }
        position += length;
        tokens += sequenceTokens.length;
        bytes += sequence.bytes();
    }

    private ByteBuffer room(int length) throws IOException {
        if (buffer.remaining() < length) {
            flush();
            if (buffer.capacity() < length) {
                buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        if (channel.position() < SequenceFile.HEADER_BYTES) {
            channel.position(SequenceFile.HEADER_BYTES);
        }
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** Carries a file error through the reader of the shards. */
    private static final class UnwrittenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnwrittenException(IOException cause) {
            super(cause);
        }
    }
}
