package io.glossa.corpus.decontaminate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done to a document that holds text of an evaluation set. */
public enum ContaminatedAction {
    /** The document is rejected. */
    @JsonProperty("drop")
    DROP,
    /** The sentences that share the text are taken out; a document of which under half is left is rejected. */
    @JsonProperty("cut")
    CUT,
    /** The document stays; the report names it. */
    @JsonProperty("report")
    REPORT
}
