package io.glossa.train.command;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ExitCode;
import io.glossa.run.GlossaException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what a verb threw into one message and an exit code. An error a person can mend is one line; anything else is a
 * defect and comes with its stack trace. The cause that counts may be wrapped by Spark.
 */
public final class ErrorReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine line, ParseResult words) {
        return report(error, line.getErr()).status();
    }

    /** Prints what went wrong and says how the process is to end. */
    public static ExitCode report(Throwable error, PrintWriter err) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof GlossaException known) {
                err.println("glossa: " + known.getMessage());
                return known.exitCode();
            }
            if (cause instanceof IOException || cause instanceof UncheckedIOException) {
                err.println("glossa: " + describe(cause));
                return ExitCode.INPUT_OUTPUT;
            }
            if (cause instanceof OutOfMemoryError) {
                err.println("glossa: out of memory: " + cause.getMessage()
                        + "; give the JVM more with GLOSSA_JAVA_OPTS=-Xmx4g or make the batch smaller");
                return ExitCode.INPUT_OUTPUT;
            }
        }
        err.println("glossa: this is a defect of Glossa, please report it with the lines below");
        error.printStackTrace(err);
        return ExitCode.BUG;
    }

    private static String describe(Throwable cause) {
        IOException error =
                cause instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) cause;
        Path path =
                error instanceof FileSystemException file && file.getFile() != null ? Path.of(file.getFile()) : null;
        return path == null
                ? "input or output failed: " + error.getMessage()
                : AtomicFiles.failure("use", path, error).getMessage();
    }
}
