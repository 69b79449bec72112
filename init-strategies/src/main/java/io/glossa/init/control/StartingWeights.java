package io.glossa.init.control;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose weights the stages begin with. */
public enum StartingWeights {
    /** The base's. */
    @JsonProperty("base")
    BASE,
    /** Fresh ones in every tensor, rows of old and new pieces alike: nothing of the base but its shape, tokenizer and types. */
    @JsonProperty("random")
    RANDOM,
    /**
     * The base's, but the numbers of each projection of each block stand in random order. Embeddings, head and norms are kept, and
     * so is the distribution of every matrix.
     */
    @JsonProperty("permuted-blocks")
    PERMUTED_BLOCKS
}
