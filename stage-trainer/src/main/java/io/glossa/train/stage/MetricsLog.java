package io.glossa.train.stage;

import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of JSON lines that can be cut back to where a checkpoint was taken. */
final class MetricsLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private MetricsLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens for appending behind the first {@code length} bytes; what lies beyond is dropped. */
    static MetricsLog open(Path file, long length) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (length < channel.size()) {
                channel.truncate(length);
            }
            channel.position(channel.size());
            return new MetricsLog(file, channel);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    /** Opens for appending behind all that is there. */
    static MetricsLog append(Path file) {
        return open(file, Long.MAX_VALUE);
    }

    /** Appends one object. */
    void append(Object line) {
        ByteBuffer bytes = ByteBuffer.wrap((Json.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    /** Forces what was appended to disk and returns the file's length in bytes. */
    long sync() {
        try {
            channel.force(false);
            return channel.position();
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }
}
