package io.glossa.corpus.dedup;

import java.io.Serializable;

/**
 * What is known of a document when one of its cluster is chosen to stay.
 *
 * @param source name of the source
 * @param id unique within the source
 * @param priority of the source; lower is dearer
 * @param quality between 0 and 1; higher is better
 * @param characters code points of the text
 */
public record Candidate(String source, String id, int priority, double quality, long characters)
        implements Serializable {}
