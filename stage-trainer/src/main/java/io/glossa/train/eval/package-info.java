/**
 * Measures what adaptation changed, so that a number can be trusted across tokenizers.
 *
 * <p><b>Vocabulary.</b> <i>Bits per byte</i>: cost of a text in bits over its UTF-8 bytes, the only loss that two
 * tokenizers share. <i>Window</i>: what the model reads at once; consecutive ones overlap by half, and only tokens with
 * context count. <i>Context rule</i>: whether that context is fixed in tokens (what the model can do) or in bytes (a fair
 * race of tokenizers). <i>Baseline</i>: uniform, unigram, bigram and longer n-gram models of the adapted tokenizer, counted on the text
 * that training saw, and xz. <i>Divergence</i>: how far the adapted model left the base on text that the base wrote.
 * <i>Interval</i>: 95 %, from resampling documents; a difference of two models is resampled in pairs.
 *
 * <p><b>Flow.</b> {@link io.glossa.train.eval.EvaluationSettings} name the sets; their texts come from a split of the
 * corpus or from a file, keep only the lines of their script, and are capped. Each is scored by both models under both
 * context rules and by the baselines, and {@link io.glossa.train.eval.EvaluationResults} is what {@code results.json}
 * holds.
 *
 * <p><b>Invariants.</b>
 *
 * <ul>
 *   <li>Every byte of a selected text counts once, for every model; bytes are the original text's, never the tokens'.
 *   <li>The same texts, in the same order, whatever the order of reading.
 *   <li>Numbers of different scripts are never compared: a Hangul syllable is three bytes, a Latin letter one.
 *   <li>An interval that contains zero is reported as no separable difference.
 * </ul>
 *
 * <p><b>Sources.</b> Windows: Press et al. 2021 (2012.15832), section 2. Bits per byte: Gao et al. 2020 (2101.00027),
 * section 3.1. Smoothing: Chen and Goodman 1998. Bootstrap: Efron and Tibshirani 1993; Koehn 2004.
 */
package io.glossa.train.eval;
