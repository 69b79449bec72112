/**
 * What a tokenizer makes of text, what an expansion gains, what it leaves alone and what it costs, measured on text it was not learned
 * from.
 *
 * <p><b>Vocabulary.</b>
 *
 * <ul>
 *   <li>A <i>word</i> is a stretch without white space: an eojeol in Korean, a whole verb with its prefixes in isiZulu.
 *   <li><i>Fertility</i> is tokens a word; <i>compression</i> is characters or bytes a token; the <i>token ratio</i> is tokens after over
 *       tokens before on the same text.
 *   <li>A word is <i>continued</i> when it takes two tokens or more; the <i>single-token words</i> are the distinct words that take one.
 *   <li><i>Byte fallback</i>: a token that stands for less than a character, for want of a piece.
 *   <li><i>Rényi efficiency</i> says how evenly a vocabulary is used, <i>utilisation</i> how much of it.
 *   <li><i>Parity</i> is what the same meaning costs in another language.
 *   <li><i>Drift</i> is how much of a text that should stay is cut otherwise.
 *   <li>The <i>head</i> is the matrix that scores every id; it and the embedding are what added rows widen.
 * </ul>
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.measure.TextMeasure} cuts texts with one tokenizer;
 * {@link io.glossa.vocab.measure.ExpansionMeasure} with base and expansion, with {@link io.glossa.vocab.measure.Drift} and the
 * {@link io.glossa.vocab.measure.ExpansionCost} of a {@link io.glossa.vocab.measure.ModelShape};
 * {@link io.glossa.vocab.measure.TokenizerComparison} with several, and over pairs with
 * {@link io.glossa.vocab.measure.ParityMeasure}. {@link io.glossa.vocab.measure.Segmentation} shows one sentence.
 *
 * <p><b>Which one answers what.</b>
 *
 * <pre>
 * How much text fits the context, how fast is a byte?    bytes a token, token ratio, expected speed-up
 * Does the model see words or letters?                   single-token words, byte fallback
 * Does the language pay more than English?               parity, on translations only
 * Are the new rows worth their place?                    unused added pieces, occurrences of a row, Rényi efficiency
 * Is English what it was?                                drift: changed lines and tokens
 * </pre>
 *
 * <p><b>Traps.</b> Fertilities of two languages do not compare, for words are not the same thing; nor do bytes a token of two scripts, for a
 * Hangul syllable is three bytes and a Latin letter one. A low fertility is no better model: it is speed. Text that was learned from flatters.
 * Continued and single-token words are no complements: the first counts occurrences with the punctuation that clings to them, the second
 * kinds without it. Loss is not measured here: across tokenizers only bits per byte compare.
 *
 * <p><b>Invariants.</b> Every text and line is measured, none is sampled; measures depend on texts and tokenizers alone; what works for
 * SentencePiece works for byte-level BPE.
 *
 * <p><b>Sources.</b> Rust et al. 2021, "How Good is Your Tokenizer?", arXiv:2012.15613; Petrov et al. 2023, arXiv:2305.15425; Zouhar et al.
 * 2023, "Tokenization and the Noiseless Channel", ACL 2023; Nayeem et al. 2025, arXiv:2510.09947; Kaplan et al. 2020, arXiv:2001.08361. What
 * six bases make of eight languages: {@code vocab-expansion/measures.md}.
 */
package io.glossa.vocab.measure;
