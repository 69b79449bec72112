package io.glossa.vocab.bpe;

import io.glossa.vocab.Tokenizer;

/** A tokenizer that joins pairs in order of rank, and can be made to pass some over. */
public interface BpeTokenizer extends Tokenizer {
    /**
     * The ids of a text with chance in merging; they decode to what those of {@link #encode(String)} decode to. Without any
     * chance they are the same.
     */
    int[] encode(String text, MergeDropout dropout);
}
