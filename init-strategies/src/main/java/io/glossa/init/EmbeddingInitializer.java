package io.glossa.init;

import java.util.List;

/**
 * A way to give a new piece its row of a vocabulary matrix, found by name through {@link java.util.ServiceLoader}.
 *
 * <p><b>Contract.</b> What {@link #prepare} returns fills rows of the base's width with finite numbers, or declines a piece and
 * leaves its row as it was. A row depends on the context, the piece and the seed alone, never on the order of calls or on other
 * threads. The embeddings and an untied head are each prepared from their own matrix: one is never used for the other.
 */
public interface EmbeddingInitializer {
    /** The name in settings, such as {@code subtoken-mean}. */
    String name();

    /** What it does, in one sentence for help and reports. */
    String description();

    /** The parameters it understands. */
    default List<MethodParameter> parameters() {
        return List.of();
    }

    /** The auxiliary files it cannot do without. */
    default List<AuxiliaryFile> needs() {
        return List.of();
    }

    /** Whether its rows depend on the seed; what others prepare serves every seed. */
    default boolean drawsAtRandom() {
        return false;
    }

    /** Looks at one matrix once; the result is asked for each new row. */
    RowInitializer prepare(MethodContext context);
}
