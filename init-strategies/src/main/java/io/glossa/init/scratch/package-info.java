/**
 * A base from nothing: a tokenizer learned from the corpus and a network of random weights, which the stages then train.
 *
 * <p><b>Flow.</b> The recipe's {@code scratch} ({@link io.glossa.init.scratch.ScratchSettings}) stands where {@code base} would.
 * After the corpus step a tokenizer is learned ({@link io.glossa.init.scratch.NewVocabulary}) or taken, and
 * {@link io.glossa.init.scratch.FreshModel} writes the weights beside it. From there on it is a base like any other, whose
 * tokenizer is kept.
 *
 * <p><b>Invariants.</b> The same settings, seed and text give the same bytes. What is written is a Hugging Face directory that
 * loads with no extra code.
 *
 * <p><b>Source.</b> Tonja et al. 2024 (InkubaLM, arXiv:2408.17024), a small Llama trained from scratch on its own tokenizer.
 */
package io.glossa.init.scratch;
