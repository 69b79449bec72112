package io.glossa.vocab.training;

/** What a vocabulary is learned as. */
public enum VocabularyKind {
    /** SentencePiece BPE, as Llama 2 and Mistral have. */
    BPE,
    /** SentencePiece unigram, as T5 and XLM-R have. */
    UNIGRAM,
    /** BPE over bytes behind a pre-tokenizer, as GPT-2, Llama 3 and Qwen have. */
    BYTE_LEVEL
}
