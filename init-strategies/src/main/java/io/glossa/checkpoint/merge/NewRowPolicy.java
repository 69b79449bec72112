package io.glossa.checkpoint.merge;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of rows that the first model has and some other does not. */
public enum NewRowPolicy {
    /** They stay bit for bit as the first model has them. */
    @JsonProperty("keep")
    KEEP,
    /** They are merged from the models that have them, whose coefficients are scaled to the sum of all. */
    @JsonProperty("mean")
    MEAN,
    /** Models that do not share every row are refused. */
    @JsonProperty("error")
    ERROR
}
