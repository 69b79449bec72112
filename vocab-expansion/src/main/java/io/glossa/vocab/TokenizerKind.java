package io.glossa.vocab;

/** What a tokenizer's files hold. */
public enum TokenizerKind {
    /** A SentencePiece BPE model: Llama 2, Mistral, TinyLlama. */
    SENTENCEPIECE_BPE,
    /** A SentencePiece unigram model: T5, XLM-R. */
    SENTENCEPIECE_UNIGRAM,
    /** The same as {@link #SENTENCEPIECE_BPE}, in Hugging Face's {@code tokenizer.json} only. */
    SENTENCEPIECE_JSON,
    /** Byte-level BPE in {@code tokenizer.json}: GPT-NeoX, Pythia, Qwen, Llama 3. */
    BYTE_LEVEL_JSON,
    /** Byte-level BPE as tiktoken's ranks: Llama 3. */
    BYTE_LEVEL_TIKTOKEN,
    /** Byte-level BPE as {@code encoder.json} and {@code vocab.bpe}: GPT-2. */
    BYTE_LEVEL_GPT2
}
