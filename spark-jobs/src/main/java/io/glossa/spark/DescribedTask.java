package io.glossa.spark;

import io.glossa.run.Progress;
import org.apache.spark.api.java.JavaSparkContext;

/** A task whose notes also name the Spark jobs that follow them, so that Spark's own pages tell the step. */
final class DescribedTask implements Progress.Task {
    private final JavaSparkContext context;
    private final String step;
    private final Progress.Task shown;

    /**
     * Wraps a task.
     *
     * @param step the name of the step, such as {@code corpus}
     */
    DescribedTask(JavaSparkContext context, String step, Progress.Task shown) {
        this.context = context;
        this.step = step;
        this.shown = shown;
        context.setJobGroup(step, step);
    }

    @Override
    public void advance(long amount) {
        shown.advance(amount);
    }

    @Override
    public void note(String text) {
        context.setJobGroup(step, step + ": " + text);
        shown.note(text);
    }

    @Override
    public void close() {
        context.clearJobGroup();
        shown.close();
    }
}
