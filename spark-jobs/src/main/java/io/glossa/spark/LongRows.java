package io.glossa.spark;

import io.glossa.run.AtomicFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;

/**
 * Sorted rows of a few numbers each, however many: what does not fit a small buffer is sorted piece by piece into a file of
 * Spark's scratch folder, and the pieces are merged while they are read.
 *
 * <p><b>Determinism.</b> The order is that of all columns, whatever order the rows came in.
 *
 * <p><b>Errors.</b> {@link io.glossa.run.ResourceException} when the scratch folder is full.
 *
 * <p><b>Cost.</b> Memory: a buffer of 16 to 32 MiB at most; once rows were written to the file, 64 KiB a cursor for
 * every 16 MiB of them. The file is deleted when the task ends.
 */
final class LongRows {
    /** Numbers held in memory. */
    static final int BUFFER_NUMBERS = 1 << 21;

    private static final int READ_BYTES = 1 << 16;

    private final int width;
    private final int bufferNumbers;
    private final LongTable buffer;
    private final List<Run> runs = new ArrayList<>();
    private Path file;
    private FileChannel channel;
    private boolean sorted;

    /** No rows yet. */
    LongRows(int width) {
        this(width, BUFFER_NUMBERS);
    }

    /** No rows yet, with a buffer of another size. */
    LongRows(int width, int bufferNumbers) {
        this.width = width;
        this.bufferNumbers = bufferNumbers;
        this.buffer = new LongTable(width);
    }

    /** A sorted piece of the file, in bytes. */
    private record Run(long from, long to) {}

    /** Appends rows, number by number; not after a cursor was asked for. */
    void add(long... numbers) {
        if (sorted) {
            throw new IllegalStateException("the rows are sorted");
        }
        buffer.add(numbers);
        if ((long) buffer.rows() * width >= bufferNumbers) {
            spill();
        }
    }

    /** A cursor before the first row; any number of them go their own ways. */
    Cursor cursor() {
        if (!sorted) {
            if (runs.isEmpty()) {
                buffer.sort();
            } else if (!buffer.isEmpty()) {
                spill();
            }
            sorted = true;
        }
        return runs.isEmpty() ? new TableCursor(buffer) : new MergeCursor();
    }

    private void spill() {
        buffer.sort();
        try {
            if (channel == null) {
                open();
            }
            long from = channel.position();
            ByteBuffer bytes = ByteBuffer.allocate(READ_BYTES);
            for (int row = 0; row < buffer.rows(); row++) {
                if (bytes.remaining() < width * Long.BYTES) {
                    write(bytes);
                }
                for (int column = 0; column < width; column++) {
                    bytes.putLong(buffer.get(row, column));
                }
            }
            write(bytes);
            runs.add(new Run(from, channel.position()));
            buffer.clear();
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file == null ? Path.of("the scratch folder of Spark") : file, e);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        bytes.clear();
    }

    private void open() throws IOException {
        SparkEnv spark = SparkEnv.get();
        File scratch = spark == null
                ? File.createTempFile("rows", ".tmp")
                : spark.blockManager().diskBlockManager().createTempLocalBlock()._2;
        file = scratch.toPath();
        channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        if (TaskContext.get() != null) {
            FileChannel opened = channel;
            TaskContext.get().addTaskCompletionListener(task -> {
                try {
                    opened.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Goes through the rows. */
    interface Cursor {
        /** Goes to the next row; false when there is none. */
        boolean next();

        /** A number of the row that the cursor stands on. */
        long get(int column);
    }

    private static final class TableCursor implements Cursor {
        private final LongTable table;
        private int row = -1;

        TableCursor(LongTable table) {
            this.table = table;
        }

        @Override
        public boolean next() {
            if (row < table.rows()) {
                row++;
            }
            return row < table.rows();
        }

        @Override
        public long get(int column) {
            return table.get(row, column);
        }
    }

    private final class MergeCursor implements Cursor {
        private final PriorityQueue<RunCursor> queue = new PriorityQueue<>((a, b) -> Arrays.compare(a.row, b.row));
        private RunCursor current;

        MergeCursor() {
            for (Run run : runs) {
                RunCursor cursor = new RunCursor(run);
                if (cursor.advance()) {
                    queue.add(cursor);
                }
            }
        }

        @Override
        public boolean next() {
            if (current != null && current.advance()) {
                // Most often the next row is of the same run still.
                if (queue.isEmpty() || Arrays.compare(current.row, queue.peek().row) <= 0) {
                    return true;
                }
                queue.add(current);
            }
            current = queue.poll();
            return current != null;
        }

        @Override
        public long get(int column) {
            return current.row[column];
        }
    }

    private final class RunCursor {
        private final ByteBuffer bytes = ByteBuffer.allocate(READ_BYTES / (width * Long.BYTES) * width * Long.BYTES);
        private final LongBuffer numbers = bytes.asLongBuffer();
        private final long to;
        private final long[] row = new long[width];
        private long position;

        RunCursor(Run run) {
            this.position = run.from;
            this.to = run.to;
            numbers.limit(0);
        }

        boolean advance() {
            if (!numbers.hasRemaining() && !fill()) {
                return false;
            }
            numbers.get(row);
            return true;
        }

        private boolean fill() {
            if (position == to) {
                return false;
            }
            try {
                bytes.clear().limit((int) Math.min(bytes.capacity(), to - position));
                while (bytes.hasRemaining()) {
                    int read = channel.read(bytes, position + bytes.position());
                    if (read < 0) {
                        throw new IOException("the file is cut short");
                    }
                }
            } catch (IOException e) {
                throw AtomicFiles.failure("read", file, e);
            }
            position += bytes.limit();
            numbers.position(0).limit(bytes.limit() / Long.BYTES);
            return true;
        }
    }
}
