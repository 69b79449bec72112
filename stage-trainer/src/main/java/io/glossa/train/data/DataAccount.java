package io.glossa.train.data;

import java.util.SortedMap;

/**
 * What a whole stage reads, counted from its order.
 *
 * @param occurrences of each token, by id
 * @param sources what it takes of each source
 */
@SuppressWarnings("ArrayRecordComponent") // counts handed on once, never compared
public record DataAccount(long[] occurrences, SortedMap<String, SourceUse> sources) {}
