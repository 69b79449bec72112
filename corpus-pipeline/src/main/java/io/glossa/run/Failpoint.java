package io.glossa.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A named place at which a test may kill the process as {@code kill -9} would: without shutdown hooks or flushing.
 *
 * <p>The system property {@value #PROPERTY} holds {@code NAME} or {@code NAME#K}; the process halts with status
 * {@value #STATUS} when the place is passed for the K-th time (first by default). With the property unset a place costs
 * one read of a final field. The property {@value #LIST_PROPERTY} names a file to which every place is appended as it is
 * first passed, in that order: so a test learns the places of a run without knowing the code.
 */
public final class Failpoint {
    /** The property that arms one place. */
    public static final String PROPERTY = "glossa.failpoint";
    /** The property that asks for a list of the places passed. */
    public static final String LIST_PROPERTY = "glossa.failpoint.list";
    /** 128 + 9, what a shell shows after {@code kill -9}. */
    public static final int STATUS = 137;

    private static final String ARMED = System.getProperty(PROPERTY, "");
    private static final String LIST = System.getProperty(LIST_PROPERTY, "");
    private static final AtomicInteger PASSED = new AtomicInteger();
    private static final Set<String> SEEN = new LinkedHashSet<>();

    private Failpoint() {}

    /** Marks a place; halts the process if it is armed. */
    public static void pass(String name) {
        if (!LIST.isEmpty()) {
            list(name);
        }
        if (ARMED.isEmpty()) {
            return;
        }
        int mark = ARMED.lastIndexOf('#');
        String armed = mark < 0 ? ARMED : ARMED.substring(0, mark);
        int wanted = mark < 0 ? 1 : Integer.parseInt(ARMED.substring(mark + 1));
        if (armed.equals(name) && PASSED.incrementAndGet() == wanted) {
            Runtime.getRuntime().halt(STATUS);
        }
    }

    private static synchronized void list(String name) {
        if (SEEN.add(name)) {
            AtomicFiles.write(Path.of(LIST), (String.join("\n", SEEN) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
