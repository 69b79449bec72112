package io.glossa.train.stage;

import java.nio.file.Path;

/** The inputs of {@link TinyRun} for tests of the command. */
public final class LaunchInputs {
    /** Two short stages. */
    public static final String PLAN = TinyRun.PLAN;

    private LaunchInputs() {}

    /** Writes {@code model} and {@code pack}, with 24 rows behind the base's 512. */
    public static void write(Path directory) {
        TinyRun.writeInputs(directory);
    }
}
