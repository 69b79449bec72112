package io.glossa.spark;

import io.glossa.run.GlossaException;
import java.util.function.Supplier;

/** Hands on what a task said, not what Spark says about the task. */
final class SparkFailures {
    private SparkFailures() {}

    /** Runs a job; a Glossa failure of one of its tasks arrives as itself. */
    static <T> T unwrapped(Supplier<T> job) {
        try {
            return job.get();
        } catch (RuntimeException e) {
            throw known(e, e);
        } catch (Exception e) {
            // Spark is written in Scala: its actions throw SparkException, a checked one, undeclared.
            throw known(e, new IllegalStateException("a Spark job failed: " + e.getMessage(), e));
        }
    }

    private static RuntimeException known(Throwable failure, RuntimeException otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GlossaException known) {
                return known;
            }
        }
        return otherwise;
    }
}
