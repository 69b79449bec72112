package io.glossa.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that wants to come to a good end when the process is told to end by SIGTERM or SIGINT.
 *
 * <p>The virtual machine leaves once its shutdown hooks have run; a hook of this class waits, at most
 * {@value #PATIENCE_SECONDS} seconds, until every such piece of work is closed. The work asks {@link #requested} where it can
 * stop, saves what it has and throws {@link StoppedException}. The process then ends with the signal's own status
 * ({@link ExitCode#TERMINATED}, {@link ExitCode#INTERRUPTED}). Who cannot wait so long sends SIGKILL: nothing that was
 * committed is lost.
 *
 * <p>Thread-safe.
 */
public final class OrderlyStop implements AutoCloseable {
    /** Longer than a step and its checkpoint take; Slurm and systemd lose patience earlier by default. */
    private static final long PATIENCE_SECONDS = 600;

    private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);
    private static final Set<OrderlyStop> OPEN = ConcurrentHashMap.newKeySet();
    private static volatile boolean requested;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(OrderlyStop::await, "glossa-orderly-stop"));
        } catch (IllegalStateException e) {
            // First asked for while the process is ending already.
            requested = true;
        }
    }

    private final String work;
    private final CountDownLatch closed = new CountDownLatch(1);

    private OrderlyStop(String work) {
        this.work = work;
    }

    /** Begins work that is to be waited for; {@code work} names it in the log. */
    public static OrderlyStop begin(String work) {
        OrderlyStop begun = new OrderlyStop(work);
        OPEN.add(begun);
        return begun;
    }

    /** Whether the process has been told to end. */
    public static boolean requested() {
        return requested;
    }

    /**
     * Waits for all work to be closed. For shutdown hooks that take something away from it: hooks run side by side.
     */
    public static void await() {
        boolean first = request();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (OrderlyStop open : OPEN) {
            if (first) {
                LOG.info("told to end: {} stops at the next place it can go on from", open.work);
            }
            try {
                if (!open.closed.await(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warn("{} did not stop within {} seconds", open.work, PATIENCE_SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whether this is the first time: several hooks wait. */
    private static synchronized boolean request() {
        boolean first = !requested;
        requested = true;
        return first;
    }

    @Override
    public void close() {
        OPEN.remove(this);
        closed.countDown();
    }
}
