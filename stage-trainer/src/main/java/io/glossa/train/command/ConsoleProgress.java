package io.glossa.train.command;

import io.glossa.run.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows progress on standard error: a bar with the expected end on a terminal, else a line every ten seconds, so that a
 * log file stays readable.
 */
public final class ConsoleProgress implements Progress {
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();
    private final PrintStream out;
    private final boolean terminal;

    /** Shows on {@code out}; {@code terminal} tells whether a person sees it at once. */
    public ConsoleProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public Task begin(String name, String unit, long expected) {
        return terminal ? new Bar(name, unit, expected) : new Lines(name, unit, expected);
    }

    private static final class Bar implements Task {
        private final ProgressBar bar;

        Bar(String name, String unit, long expected) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setUnit(" " + unit, 1)
                    .setInitialMax(expected)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setUpdateIntervalMillis(500)
                    .build();
        }

        @Override
        public void advance(long amount) {
            bar.stepBy(amount);
        }

        @Override
        public void note(String text) {
            bar.setExtraMessage(" " + text);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    private final class Lines implements Task {
        private final String name;
        private final String unit;
        private final long expected;
        private final long began = System.nanoTime();
        private long nextLine = began + LINE_NANOS;
        private long before;
        private long done;
        private long printed = -1;
        private String note = "";

        Lines(String name, String unit, long expected) {
            this.name = name;
            this.unit = unit;
            this.expected = expected;
        }

        @Override
        public synchronized void advance(long amount) {
            done += amount;
            printWhenDue();
        }

        @Override
        public synchronized void resume(long amount) {
            before += amount;
            done += amount;
        }

        @Override
        public synchronized void note(String text) {
            note = text;
            printWhenDue();
        }

        @Override
        public synchronized void close() {
            if (printed != done || done == 0) {
                print();
            }
        }

        private void printWhenDue() {
            if (System.nanoTime() >= nextLine) {
                nextLine = System.nanoTime() + LINE_NANOS;
                print();
            }
        }

        private void print() {
            printed = done;
            double seconds = (System.nanoTime() - began) / 1e9;
            String of = expected > 0 ? String.format(Locale.ROOT, "/%,d", expected) : "";
            String left = expected > 0 && done > before && done < expected
                    ? ", about " + duration(seconds / (done - before) * (expected - done)) + " left"
                    : ", " + duration(seconds);
            out.printf(
                    Locale.ROOT, "  %s: %,d%s %s%s%s%n", name, done, of, unit, left, note.isEmpty() ? "" : ", " + note);
        }
    }

    /** {@code 42 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
