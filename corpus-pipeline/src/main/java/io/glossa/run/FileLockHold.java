package io.glossa.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An operating-system lock that ends with the process, however it ends. */
public final class FileLockHold implements AutoCloseable {
    private final FileChannel channel;

    private FileLockHold(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock or refuses at once.
     *
     * @param file the lock file, created when missing and left behind
     * @param what what the lock protects, for the message
     */
    public static FileLockHold acquire(Path file, String what) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null;
            }
            if (lock == null) {
                channel.close();
                throw new ResourceException("another process is working on " + what + " (it holds " + file
                        + "); wait for it to end or choose another --out");
            }
            return new FileLockHold(channel);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ResourceException("cannot release a lock: " + e.getMessage(), e);
        }
    }
}
