package io.glossa.init;

/**
 * A way to give a new piece its row of a vocabulary matrix, found by name through {@link java.util.ServiceLoader}.
 *
 * <p><b>Contract.</b> What {@link #prepare} returns fills rows of the base's width with finite numbers. A row depends on
 * the matrix, the piece and the seed alone, never on the order of calls or on other threads. The embeddings and an untied
 * head are each prepared from their own matrix: one is never used for the other.
 */
public interface EmbeddingInitializer {
    /** The name in settings, such as {@code subtoken-mean}. */
    String name();

    /** What it does, in one sentence for help and reports. */
    String description();

    /** Looks at one matrix once; the result is asked for each new row. */
    RowInitializer prepare(EmbeddingMatrix base, long seed);
}
