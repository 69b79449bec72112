package io.glossa.train.export;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an export is compared with the model it came from, beside rows, tokenizer and configuration. */
public enum Comparison {
    /** Weights always; probabilities too for models up to {@value ExportVerification#COMPUTED_PARAMETERS} parameters. */
    @JsonProperty("auto")
    AUTO,
    /** Every number: equal bits, or the nearest number of the type asked for. */
    @JsonProperty("weights")
    WEIGHTS,
    /** Weights, and what both models compute. */
    @JsonProperty("probabilities")
    PROBABILITIES
}
