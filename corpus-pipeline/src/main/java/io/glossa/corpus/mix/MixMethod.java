package io.glossa.corpus.mix;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a budget is divided among groups of documents. */
public enum MixMethod {
    /** By the bytes that each group has. */
    @JsonProperty("proportional")
    PROPORTIONAL,
    /** By the bytes that each group has to the power {@code alpha}: below 1, small groups get more than their part. */
    @JsonProperty("temperature")
    TEMPERATURE,
    /** Evenly, but no group more than {@code max-epochs} times its bytes: what it cannot take goes to the others. */
    @JsonProperty("unimax")
    UNIMAX
}
