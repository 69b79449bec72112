package io.glossa.train.data;

import io.glossa.run.ResourceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads the batches of the next steps while one is computed.
 *
 * <p><b>Determinism.</b> Gives what {@link TrainingData} and {@link BatchLayout} give, whatever is asked for in which order;
 * steps in their order are read ahead. Serves one thread; until it is closed the data belongs to it.
 *
 * <p><b>Errors.</b> What goes wrong in reading a step is thrown by {@link #take} of that step, in the thread that takes it.
 *
 * <p><b>Cost.</b> The batches of {@value #AHEAD} further steps are held.
 */
public final class StepReader implements AutoCloseable {
    /** One is ready while the other is read: more would only help if single steps took much longer to read than others. */
    private static final int AHEAD = 2;

    private final TrainingData data;
    private final BatchLayout layout;
    private final ExecutorService thread;
    /** Steps from {@link #first} on, in order. */
    private final Deque<Future<StepBatches>> pending = new ArrayDeque<>();

    private long first;
    private long waitedNanos;

    /** Begins with nothing read; the data stays the caller's to close, after this. */
    public StepReader(TrainingData data, BatchLayout layout) {
        this.data = data;
        this.layout = layout;
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread reader = new Thread(work, "glossa-training-data");
            reader.setDaemon(true);
            return reader;
        });
    }

    /**
     * The batches of a step, and the reading of those behind it begun.
     *
     * @param step from 1
     */
    public StepBatches take(long step) {
        if (step != first) {
            pending.forEach(future -> future.cancel(false));
            pending.clear();
            first = step;
        }
        while (pending.isEmpty() || (pending.size() <= AHEAD && first + pending.size() <= data.steps())) {
            long next = first + pending.size();
            pending.add(thread.submit(() -> layout.batches(data, next)));
        }
        first++;
        long began = System.nanoTime();
        try {
            return pending.remove().get();
        } catch (ExecutionException e) {
            throw asThrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResourceException("interrupted while reading step " + step + "; the last checkpoint is kept", e);
        } finally {
            waitedNanos = System.nanoTime() - began;
        }
    }

    /** Seconds that the last step was waited for. */
    public double waitedSeconds() {
        return waitedNanos / 1e9;
    }

    /** Waits for what is being read, and reads no more. */
    @Override
    public void close() {
        pending.forEach(future -> future.cancel(false));
        pending.clear();
        thread.shutdown();
        try {
            // A step is read in milliseconds; a disk that does not answer must not hold up the end for ever.
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new ResourceException("the training data could not be read to an end within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException asThrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
