package io.glossa.checkpoint;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An opened safetensors file. Opening reads and checks the header only; data is mapped when a tensor is read.
 *
 * <p><b>Errors.</b> {@link FormatException} for a header that is too long, cut off, not JSON, or does not describe the
 * file exactly: the checks come before memory is taken for what the header claims.
 */
public final class SafetensorsFile implements AutoCloseable {
    private final FileChannel channel;
    private final SortedMap<String, StoredTensor> tensors;
    private final SortedMap<String, String> metadata;

    private SafetensorsFile(
            FileChannel channel, SortedMap<String, StoredTensor> tensors, SortedMap<String, String> metadata) {
        this.channel = channel;
        this.tensors = Collections.unmodifiableSortedMap(tensors);
        this.metadata = Collections.unmodifiableSortedMap(metadata);
    }

    /** Opens a file and checks its header. */
    public static SafetensorsFile open(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            SafetensorsFile opened = read(file, channel);
            channel = null;
            return opened;
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        } finally {
            closeQuietly(channel);
        }
    }

    /** The tensors by name. */
    public SortedMap<String, StoredTensor> tensors() {
        return tensors;
    }

    /** The free texts of the header, such as {@code format: pt}. */
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static SafetensorsFile read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new FormatException(file + ": " + size + " bytes are too few for a safetensors file; copy it again");
        }
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, length, 0);
        long headerBytes = length.getLong(0);
        if (headerBytes < 2 || headerBytes > SafetensorsHeader.MAX_BYTES) {
            throw new FormatException(file + ": a header of " + Long.toUnsignedString(headerBytes)
                    + " bytes; expected 2 to " + SafetensorsHeader.MAX_BYTES + ": this is not a safetensors file");
        }
        if (headerBytes > size - Long.BYTES) {
            throw new FormatException(file + ": the header needs " + headerBytes + " bytes, the file has "
                    + (size - Long.BYTES) + "; it is cut off: copy or download it again");
        }
        ByteBuffer json = ByteBuffer.allocate((int) headerBytes);
        fill(channel, json, Long.BYTES);
        long dataStart = Long.BYTES + headerBytes;
        SafetensorsHeader header = SafetensorsHeader.parse(json.array(), size - dataStart, file.toString());
        SortedMap<String, StoredTensor> tensors = new TreeMap<>();
        header.tensors()
                .forEach((name, placed) ->
                        tensors.put(name, new StoredTensor(placed.info(), file, channel, dataStart + placed.begin())));
        return new SafetensorsFile(channel, tensors, header.metadata());
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written through it, so nothing can be lost.
            return;
        }
    }
}
