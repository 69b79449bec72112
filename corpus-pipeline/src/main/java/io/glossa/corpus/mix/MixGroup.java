package io.glossa.corpus.mix;

import java.io.Serializable;

/**
 * What a source has to give.
 *
 * @param source its name
 * @param role as settings write it
 * @param language ISO 639-1 code
 * @param bytes of its documents in the training split
 * @param documents how many they are
 */
public record MixGroup(String source, String role, String language, long bytes, long documents)
        implements Serializable {}
