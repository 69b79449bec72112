package io.glossa.spark;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.glossa.run.AtomicFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Files of rows that live no longer than a step, packed, written and read as streams: one row is in memory at a time. */
final class RowFile {
    /** Written and read once or twice. Texts come packed: what the fastest level still shortens is what stands beside them. */
    private static final int ZSTD_LEVEL = 1;

    private static final int BUFFER_BYTES = 1 << 16;

    private RowFile() {}

    /** Reads one row of a kind. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** Opens a file that is not there yet. */
    static DataOutputStream create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new DataOutputStream(new BufferedOutputStream(
                new ZstdOutputStreamNoFinalizer(Channels.newOutputStream(channel), ZSTD_LEVEL), BUFFER_BYTES));
    }

    /** Forces a file to disk before it takes its name: a mark that says so must not outlive the rows. */
    static void keep(Path file, Path name) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        AtomicFiles.move(file, name);
    }

    /** The rows of a file; it is closed behind the last. */
    static <T> Iterator<T> read(Path file, RowReader<T> reader) {
        return new Rows<>(file, reader);
    }

    private static final class Rows<T> implements Iterator<T> {
        private final Path file;
        private final RowReader<T> reader;
        private final DataInputStream in;
        private T next;

        Rows(Path file, RowReader<T> reader) {
            this.file = file;
            this.reader = reader;
            try {
                this.in = new DataInputStream(new BufferedInputStream(
                        new ZstdInputStreamNoFinalizer(Files.newInputStream(file)), BUFFER_BYTES));
            } catch (IOException e) {
                throw AtomicFiles.failure("read", file, e);
            }
            advance();
        }

        private void advance() {
            try {
                in.mark(1);
                if (in.read() < 0) {
                    next = null;
                    in.close();
                    return;
                }
                in.reset();
                next = reader.read(in);
            } catch (EOFException e) {
                throw AtomicFiles.failure("read", file, new IOException("the file is cut short", e));
            } catch (IOException e) {
                throw AtomicFiles.failure("read", file, e);
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public T next() {
            if (next == null) {
                throw new NoSuchElementException(file.toString());
            }
            T row = next;
            advance();
            return row;
        }
    }
}
