package io.glossa.train.metrics;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.glossa.run.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.zip.CRC32C;

/**
 * A file of events that TensorBoard reads; it takes any file whose name contains {@code tfevents}.
 *
 * <p><b>Format.</b> Records of {@code uint64 length, uint32 masked CRC-32C of the length, data, uint32 masked CRC-32C of the
 * data}, little-endian. The data is an {@code Event} message: {@code wall_time = 1 (double), step = 2 (int64), file_version = 3
 * (string), summary = 5}; a summary has values ({@code 1}) of {@code tag = 1, simple_value = 2 (float)}. The first event is the
 * version {@code brain.Event:2}.
 *
 * <p><b>Source.</b> TensorFlow: {@code record_writer.cc}, {@code crc32c.h}, {@code event.proto}, {@code summary.proto}.
 */
final class EventFile implements AutoCloseable {
    /** Events of a stage. */
    static final String NAME = "timing.tfevents";

    private static final String VERSION = "brain.Event:2";
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int LENGTH_BYTES = Long.BYTES + Integer.BYTES;
    private static final int MOST_RECORD_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel channel;

    private EventFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens for appending behind the events of steps up to {@code step}; later and damaged ones are dropped. */
    static EventFile open(Path file, long step) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            EventFile events = new EventFile(file, channel);
            channel.truncate(events.end(step));
            channel.position(channel.size());
            if (channel.size() == 0) {
                events.append(0, out -> out.writeString(FILE_VERSION, VERSION));
            }
            return events;
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    /** Appends values of a step by their tags. */
    void append(long step, SortedMap<String, Double> values) {
        try {
            append(step, out -> {
                ByteArrayOutputStream summary = new ByteArrayOutputStream();
                CodedOutputStream in = CodedOutputStream.newInstance(summary);
                for (var value : values.entrySet()) {
                    ByteArrayOutputStream one = new ByteArrayOutputStream();
                    CodedOutputStream inner = CodedOutputStream.newInstance(one);
                    inner.writeString(TAG, value.getKey());
                    inner.writeFloat(SIMPLE_VALUE, value.getValue().floatValue());
                    inner.flush();
                    in.writeByteArray(VALUE, one.toByteArray());
                }
                in.flush();
                out.writeByteArray(SUMMARY, summary.toByteArray());
            });
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

    /** Writes what an event holds beside time and step. */
    @FunctionalInterface
    private interface Content {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private void append(long step, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeDouble(WALL_TIME, System.currentTimeMillis() / 1e3);
        out.writeInt64(STEP, step);
        content.writeTo(out);
        out.flush();
        byte[] data = bytes.toByteArray();
        ByteBuffer record = buffer(LENGTH_BYTES + data.length + Integer.BYTES);
        byte[] length = buffer(Long.BYTES).putLong(data.length).array();
        record.put(length)
                .putInt(maskedCrc(length))
                .put(data)
                .putInt(maskedCrc(data))
                .flip();
        while (record.hasRemaining()) {
            channel.write(record);
        }
    }

    /** Where the events of steps up to {@code step} end. */
    private long end(long step) throws IOException {
        long end = 0;
        while (true) {
            byte[] length = new byte[Long.BYTES];
            byte[] check = new byte[Integer.BYTES];
            try {
                read(end, length);
                read(end + Long.BYTES, check);
                long size =
                        ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
                if (crc(check) != maskedCrc(length) || size < 0 || size > MOST_RECORD_BYTES) {
                    return end;
                }
                byte[] data = new byte[(int) size];
                read(end + LENGTH_BYTES, data);
                read(end + LENGTH_BYTES + size, check);
                if (crc(check) != maskedCrc(data) || stepOf(data) > step) {
                    return end;
                }
                end += LENGTH_BYTES + size + Integer.BYTES;
            } catch (EOFException e) {
                return end;
            }
        }
    }

    private void read(long from, byte[] into) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(into);
        while (rest.hasRemaining()) {
            if (channel.read(rest, from + rest.position()) < 0) {
                throw new EOFException();
            }
        }
    }

    private static long stepOf(byte[] data) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(data);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == STEP) {
                return in.readInt64();
            }
            in.skipField(tag);
        }
        return 0;
    }

    private static int crc(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** A CRC that is stored among the data that CRCs are taken of is rotated and shifted, so that it does not cancel itself. */
    private static int maskedCrc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
