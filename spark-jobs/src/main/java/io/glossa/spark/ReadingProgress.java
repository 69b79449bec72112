package io.glossa.spark;

import io.glossa.run.Progress;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;

/**
 * Tells a person how far reading is whenever a task ends: records, megabytes a second as the files are stored, share, expected
 * end. Tasks count, also on other machines; what they count is shown and decides nothing.
 */
final class ReadingProgress extends SparkListener implements AutoCloseable {
    /** What the tasks count. A task that runs twice counts twice. */
    record Counters(LongAccumulator records, LongAccumulator bytes) implements Serializable {}

    private static final double MEGABYTE = 1e6;

    private final SparkContext context;
    private final Counters counters;
    private final long total;
    private final Progress.Task shown;
    private final long began = System.nanoTime();

    private ReadingProgress(SparkContext context, long total, Progress.Task shown) {
        this.context = context;
        this.counters = new Counters(context.longAccumulator("records read"), context.longAccumulator("bytes read"));
        this.total = total;
        this.shown = shown;
    }

    /** Shows the reading of slices as notes of a task, until closed. */
    static ReadingProgress begin(SparkContext context, List<FileSlice> slices, Progress.Task shown) {
        long total = slices.stream().mapToLong(FileSlice::bytes).sum();
        ReadingProgress reading = new ReadingProgress(context, total, shown);
        context.addSparkListener(reading);
        return reading;
    }

    Counters counters() {
        return counters;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        shown.note("reading and judging: "
                + text(counters.records().value(), counters.bytes().value(), total, System.nanoTime() - began));
    }

    /** {@code 12,345 records, 8.1 MB/s, 62 %, about 3 min left}. */
    static String text(long records, long bytes, long total, long nanos) {
        double seconds = Math.max(1e-3, nanos / 1e9);
        double share = total == 0 ? 1 : Math.min(1, (double) bytes / total);
        String text = String.format(
                Locale.ROOT, "%,d records, %.1f MB/s, %d %%", records, bytes / MEGABYTE / seconds, (int) (100 * share));
        if (share == 0 || share == 1) {
            return text;
        }
        Duration left = Duration.ofSeconds(Math.round(seconds * (1 - share) / share));
        String shown = left.toHours() > 0
                ? left.toHours() + " h " + left.toMinutesPart() + " min"
                : left.toMinutes() > 0 ? left.toMinutes() + " min" : left.toSeconds() + " s";
        return text + ", about " + shown + " left";
    }

    @Override
    public void close() {
        context.removeSparkListener(this);
    }
}
