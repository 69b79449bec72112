package io.glossa.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Files that appear whole or not at all, and file errors that say what to do. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes a file through a temporary neighbour, forced to disk before it takes its name. */
    public static void write(Path file, byte[] bytes) {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            move(temporary, file);
        } catch (IOException e) {
            throw failure("write", file, e);
        }
    }

    /** Renames, atomically where the file system can. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes a file or a whole directory; a missing one is fine. */
    public static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException error) throws IOException {
                    if (error != null) {
                        throw error;
                    }
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw failure("delete", path, e);
        }
    }

    /** Turns a file error into one a person can act on. */
    public static ResourceException failure(String verb, Path path, IOException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String advice;
        if (cause instanceof NoSuchFileException) {
            reason = "no such file or directory";
            advice = "check the path";
        } else if (cause instanceof AccessDeniedException) {
            reason = "permission denied";
            advice = "check who may " + verb + " it";
        } else if (reason.contains("No space left") || reason.contains("Disk quota")) {
            reason = "no space left on the device";
            advice = "free some space or choose another --out; finished steps are kept";
        } else {
            advice = "nothing was committed; run the same command again once it is mended";
        }
        return new ResourceException("cannot " + verb + " " + path + ": " + reason + "; " + advice, cause);
    }
}
