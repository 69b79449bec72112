package io.glossa.spark;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.glossa.run.AtomicFiles;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Files of rows that live no longer than a step, written and read as streams: one row is in memory at a time. */
final class RowFile {
    /** Written and read once or twice: the fastest level. */
    private static final int ZSTD_LEVEL = 1;

    private static final int BUFFER_BYTES = 1 << 16;

    private RowFile() {}

    /** How the rows are written. */
    enum Packing {
        /** As they are: for rows whose texts come packed, beside which little is left to shorten. */
        NONE,
        /** With Zstandard: for rows of numbers and names. */
        ZSTANDARD
    }

    /** Reads one row of a kind. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** Opens a file that is not there yet. */
    static DataOutputStream create(Path file, Packing packing) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel);
        return new DataOutputStream(new BufferedOutputStream(
                packing == Packing.NONE ? out : new ZstdOutputStreamNoFinalizer(out, ZSTD_LEVEL), BUFFER_BYTES));
    }

    /** Forces a file to disk before it takes its name: a mark that says so must not outlive the rows. */
    static void keep(Path file, Path name) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        AtomicFiles.move(file, name);
    }

    /** The rows of a file; it is closed behind the last. */
    static <T> Iterator<T> read(Path file, Packing packing, RowReader<T> reader) {
        return new Rows<>(file, packing, reader);
    }

    private static final class Rows<T> implements Iterator<T> {
        private final Path file;
        private final RowReader<T> reader;
        private final RowInput bytes;
        private final DataInputStream in;
        private T next;

        Rows(Path file, Packing packing, RowReader<T> reader) {
            this.file = file;
            this.reader = reader;
            try {
                InputStream stored = Files.newInputStream(file);
                this.bytes = new RowInput(
                        packing == Packing.NONE ? stored : new ZstdInputStreamNoFinalizer(stored), BUFFER_BYTES);
                this.in = new DataInputStream(bytes);
            } catch (IOException e) {
                throw AtomicFiles.failure("read", file, e);
            }
            advance();
        }

        private void advance() {
            try {
                if (bytes.isAtEnd()) {
                    next = null;
                    in.close();
                    return;
                }
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
