package io.glossa.corpus.parallel;

/**
 * A passage and its translation.
 *
 * @param id of the pair in its source
 * @param first in the source's first language
 * @param second in the other
 */
public record TextPair(String id, String first, String second) {}
