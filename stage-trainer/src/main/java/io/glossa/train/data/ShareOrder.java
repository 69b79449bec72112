package io.glossa.train.data;

/**
 * Which stream each sequence of a stage comes from, as running counts.
 *
 * <p>A pure function that never falls: of {@code n + 1} sequences one stream gives one more than of {@code n}.
 */
interface ShareOrder {
    /** How many of the first {@code count} sequences each stream gives; they add up to {@code count}. */
    long[] taken(long count);
}
