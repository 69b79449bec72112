package io.glossa.spark;

import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of packed texts, one behind the other; where each lies is written elsewhere ({@link PlacedText}).
 *
 * <p>It is open only while it is read: a task may hold texts of thousands of files.
 *
 * <p><b>Errors.</b> {@link io.glossa.run.ResourceException} for a file that is gone or cut short.
 *
 * <p><b>Cost.</b> Texts read in their order are read a quarter of a megabyte at a time, which stays in memory as long as the
 * file's places do. Not for several threads.
 */
final class TextFile implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int READ_BYTES = 1 << 18;

    private final String path;
    private transient byte[] chunk;
    private transient long chunkOffset;
    private transient int chunkLength;

    TextFile(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Reads a text, and unless it is long what follows it. */
    PackedText read(PlacedText place) {
        if (place.offset() < chunkOffset || place.end() > chunkOffset + chunkLength) {
            try (FileChannel channel = open()) {
                if (place.length() >= READ_BYTES) {
                    return place.cut(readFully(channel, new byte[place.length()], place.length(), place.offset()), 0);
                }
                fill(channel, place);
            } catch (IOException e) {
                throw failure(e);
            }
        }
        return place.cut(chunk, (int) (place.offset() - chunkOffset));
    }

    private void fill(FileChannel channel, PlacedText place) throws IOException {
        int wanted = (int) Math.max(place.length(), Math.min(READ_BYTES, channel.size() - place.offset()));
        byte[] read = chunk == null ? new byte[READ_BYTES] : chunk;
        chunkLength = 0;
        chunk = readFully(channel, read, wanted, place.offset());
        chunkOffset = place.offset();
        chunkLength = wanted;
    }

    FileChannel open() throws IOException {
        return FileChannel.open(Path.of(path), StandardOpenOption.READ);
    }

    RuntimeException failure(IOException e) {
        return AtomicFiles.failure("read", Path.of(path), e);
    }

    /** Fills the beginning of an array with the bytes from an offset on. */
    static byte[] readFully(FileChannel channel, byte[] bytes, int length, long offset) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException("the file is cut short");
            }
        }
        return bytes;
    }
}
