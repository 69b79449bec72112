package io.glossa.train.kernel;

import io.glossa.run.OrderlyStop;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps the process from ending while libtorch computes.
 *
 * <p>When a person presses Ctrl-C the virtual machine leaves at once, and libtorch's own clean-up then pulls the ground from
 * under a kernel that is still running: the process dies of a segmentation fault instead of the signal it was sent. So the
 * end waits for work that comes to an orderly stop ({@link OrderlyStop}), then for the call under way, at most
 * {@value #PATIENCE_SECONDS} seconds, and no further call begins.
 */
final class NativeGate {
    private static final long PATIENCE_SECONDS = 10;
    private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();
    private static final LongAdder NANOSECONDS = new LongAdder();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(NativeGate::shut, "glossa-native-gate"));
    }

    private NativeGate() {}

    /** Makes a native call; once the process has begun to end it never returns. */
    static <T> T call(Supplier<T> work) {
        LOCK.readLock().lock();
        long began = System.nanoTime();
        try {
            return work.get();
        } finally {
            NANOSECONDS.add(System.nanoTime() - began);
            LOCK.readLock().unlock();
        }
    }

    /** Time spent in native calls since the process began, over all threads. */
    static long nanoseconds() {
        return NANOSECONDS.sum();
    }

    /** Taken and never given back: the process is ending. */
    private static void shut() {
        OrderlyStop.await();
        try {
            if (!LOCK.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
