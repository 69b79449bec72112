package io.glossa.corpus.dedup;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a document is cut into before its similarity to others is measured. */
public enum ShingleKind {
    /**
     * Runs of characters over text whose white space is folded: for languages whose words change by their endings
     * (Korean) or are written without spaces, where one particle would change every run of words around it.
     */
    @JsonProperty("characters")
    CHARACTERS,
    /** Runs of words, without punctuation and in lower case. */
    @JsonProperty("words")
    WORDS
}
