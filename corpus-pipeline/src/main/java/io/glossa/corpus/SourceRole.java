package io.glossa.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the documents of a source are for. */
public enum SourceRole {
    /** Text of the language that the model shall learn. */
    @JsonProperty("target")
    TARGET,
    /** Text of the language that the model already knows, mixed in so that it is not forgotten. */
    @JsonProperty("replay")
    REPLAY,
    /** Text that is only measured on: none of it may reach training. */
    @JsonProperty("evaluation")
    EVALUATION
}
