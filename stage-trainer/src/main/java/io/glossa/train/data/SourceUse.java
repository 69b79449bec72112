package io.glossa.train.data;

/**
 * What a stage read of a source.
 *
 * @param sequences read
 * @param tokens in them
 * @param epochs tokens read over tokens that the source holds
 * @param plannedShare of the stage's sequences
 * @param reachedShare of its tokens; it misses the plan by rounding to whole sequences, and where a source's sequences are
 *     shorter than others
 */
public record SourceUse(long sequences, long tokens, double epochs, double plannedShare, double reachedShare) {}
