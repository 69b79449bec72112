package io.glossa.run;

/**
 * How long work is shown to a person. Libraries report; only the command line prints.
 *
 * <p>Implementations are thread-safe and never throw.
 */
public interface Progress {
    /** Shows nothing. */
    Progress NONE = (name, unit, expected) -> new Task() {
        @Override
        public void advance(long amount) {}

        @Override
        public void note(String text) {}

        @Override
        public void close() {}
    };

    /**
     * Begins a task.
     *
     * @param name what is being done, such as {@code train 02-embeddings}
     * @param unit what is counted, such as {@code steps}
     * @param expected how many there will be, or -1 when unknown
     */
    Task begin(String name, String unit, long expected);

    /** A task under way; closing it ends its line. */
    interface Task extends AutoCloseable {
        /** Counts further units. */
        void advance(long amount);

        /** Counts units that were done before the task began; they say nothing of its speed. */
        default void resume(long amount) {
            advance(amount);
        }

        /** Replaces the short text beside the bar, such as the loss. */
        void note(String text);

        @Override
        void close();
    }
}
