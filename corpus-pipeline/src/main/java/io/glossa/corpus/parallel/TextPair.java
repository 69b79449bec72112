package io.glossa.corpus.parallel;

/**
 * A text and its translation.
 *
 * @param id of the pair: its own, or file and line
 * @param first in the first language of its source
 * @param second in the second
 */
public record TextPair(String id, String first, String second) {}
