package io.glossa.vocab.pack;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which marks stand around a document. */
public enum Frame {
    /** BOS before every document: what Llama-like models saw in training. */
    @JsonProperty("bos")
    BOS,
    /** BOS before and EOS behind: for a model that should learn to stop. */
    @JsonProperty("bos-eos")
    BOS_EOS
}
