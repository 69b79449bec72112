package io.glossa.vocab.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a vocabulary is learned as. */
public enum VocabularyKind {
    /** SentencePiece BPE, as Llama 2 and Mistral have. */
    @JsonProperty("bpe")
    BPE,
    /** SentencePiece unigram, as T5 and XLM-R have. */
    @JsonProperty("unigram")
    UNIGRAM,
    /** BPE over bytes behind a pre-tokenizer, as GPT-2, Llama 3 and Qwen have. */
    @JsonProperty("byte-level")
    BYTE_LEVEL
}
