package io.glossa.spark;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local disk, to be read under a scheme of its own: a file system that Hadoop knows only by a setting. */
public final class MockFileSystem extends FileSystem {
    @Override
    public URI getUri() {
        return URI.create("mock:///");
    }

    @Override
    public FSDataInputStream open(Path path, int bufferBytes) throws IOException {
        return new FSDataInputStream(
                new DiskStream(new RandomAccessFile(local(path).toFile(), "r")));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        if (Files.isRegularFile(local(path))) {
            return new FileStatus[] {getFileStatus(path)};
        }
        List<FileStatus> found = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.list(local(path))) {
            for (java.nio.file.Path file : files.toList()) {
                found.add(getFileStatus(new Path(path, file.getFileName().toString())));
            }
        }
        return found.toArray(FileStatus[]::new);
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        java.nio.file.Path file = local(path);
        if (!Files.exists(file)) {
            throw new java.io.FileNotFoundException(path.toString());
        }
        boolean folder = Files.isDirectory(file);
        return new FileStatus(
                folder ? 0 : Files.size(file),
                folder,
                1,
                1 << 20,
                Files.getLastModifiedTime(file).toMillis(),
                makeQualified(path));
    }

    private static java.nio.file.Path local(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }

    /** A file of the disk, read a few bytes at a time, as a network would give them. */
    private static final class DiskStream extends FSInputStream {
        private static final int FEW = 777;
        private final RandomAccessFile file;

        DiskStream(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            return file.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return file.read(bytes, offset, Math.min(length, FEW));
        }

        @Override
        public void seek(long position) throws IOException {
            file.seek(position);
        }

        @Override
        public long getPos() throws IOException {
            return file.getFilePointer();
        }

        @Override
        public boolean seekToNewSource(long position) {
            return false;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int buffer,
            short copies,
            long block,
            Progressable p) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public FSDataOutputStream append(Path path, int bufferBytes, Progressable progress) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public boolean rename(Path from, Path to) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public boolean delete(Path path, boolean recursive) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public void setWorkingDirectory(Path path) {}

    @Override
    public Path getWorkingDirectory() {
        return new Path("/");
    }
}
