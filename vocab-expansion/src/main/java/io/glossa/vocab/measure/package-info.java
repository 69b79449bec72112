/**
 * What an expansion gains and what it leaves alone, measured on text it was not learned from.
 *
 * <p><b>Vocabulary.</b> <i>Fertility</i> is tokens a word, a word being a stretch without white space. The <i>token
 * ratio</i> is tokens after over tokens before on the same text. A <i>byte token</i> stands for one byte of a character
 * without a piece.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.measure.ExpansionMeasure} cuts every text by base and expansion and adds both up
 * as {@link io.glossa.vocab.measure.TextMeasure}.
 *
 * <p><b>Invariants.</b> Every line without the target script is compared, none is sampled. Loss is not measured here:
 * across tokenizers only bits per byte compare.
 *
 * <p><b>Sources.</b> Rust et al. 2021, "How Good is Your Tokenizer?", arXiv:2012.15613, for fertility.
 */
package io.glossa.vocab.measure;
