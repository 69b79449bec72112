/**
 * Tokenizers in the files that Hugging Face loads.
 *
 * <p><b>Vocabulary.</b> {@code tokenizer.json} describes a graph: a <i>normaliser</i> prepares text, a <i>model</i> cuts it
 * by a vocabulary and an ordered list of <i>merges</i>, a <i>post-processor</i> puts BOS and EOS around it, a
 * <i>decoder</i> joins tokens to text.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.huggingface.TokenizerDirectory} writes all tokenizer files of a model directory
 * from one SentencePiece model, expanded or not.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>{@code tokenizer.json} and {@code tokenizer.model} cut every text alike, given that scores are distinct and every
 *       character of a piece is a piece; text that spells out a control token is the one exception.
 *   <li>Settings that the base has are carried over byte for byte.
 * </ol>
 *
 * <p><b>Sources.</b> huggingface/tokenizers ({@code models/bpe}); huggingface/transformers
 * ({@code convert_slow_tokenizer.py}).
 */
package io.glossa.vocab.huggingface;
