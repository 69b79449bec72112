package io.glossa.train.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A file of JSON lines that can be cut back to where a checkpoint was taken. Not thread-safe. */
public final class JsonLines implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private JsonLines(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens for appending behind the first {@code length} bytes; what lies beyond is dropped. */
    public static JsonLines open(Path file, long length) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (length < channel.size()) {
                channel.truncate(length);
            }
            channel.position(channel.size());
            return new JsonLines(file, channel);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    /** Opens for appending behind the lines whose {@code step} is at most this; what lies beyond, or is broken, is dropped. */
    public static JsonLines upTo(Path file, long step) {
        long length = 0;
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if ((lines.getFilePointer() == lines.length() && !endsWithLineFeed(lines))
                        || Json.mapper().readTree(line).path("step").asLong() > step) {
                    break;
                }
                length = lines.getFilePointer();
            }
        } catch (FileNotFoundException e) {
            return open(file, 0);
        } catch (JsonProcessingException e) {
            return open(file, length);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        return open(file, length);
    }

    private static boolean endsWithLineFeed(RandomAccessFile lines) throws IOException {
        lines.seek(lines.length() - 1);
        return lines.read() == '\n';
    }

    /** Opens for appending behind all that is there. */
    public static JsonLines append(Path file) {
        return open(file, Long.MAX_VALUE);
    }

    /** The lines of a file; none when there is none. */
    public static List<JsonNode> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                lines.add(Json.mapper().readTree(line));
            }
            return lines;
        } catch (JsonProcessingException e) {
            throw new FormatException(file + ": a line is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    /** Bits per byte by source, of a line with a validation. */
    public static SortedMap<String, Double> bitsPerByte(JsonNode line) {
        SortedMap<String, Double> bitsPerByte = new TreeMap<>();
        line.get("validation")
                .properties()
                .forEach(entry ->
                        bitsPerByte.put(entry.getKey(), entry.getValue().asDouble()));
        return bitsPerByte;
    }

    /** Appends one object. */
    public void append(Object line) {
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
    public long sync() {
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
