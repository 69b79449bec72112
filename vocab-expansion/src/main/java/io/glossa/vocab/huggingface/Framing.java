package io.glossa.vocab.huggingface;

/**
 * Which marks a tokenizer puts around a text by default, as {@code tokenizer_config.json} says.
 *
 * @param addBos whether BOS goes before
 * @param addEos whether EOS goes behind
 */
record Framing(boolean addBos, boolean addEos) {}
