/**
 * Vocabularies learned from scratch: BPE and unigram models in SentencePiece's form, from word counts.
 *
 * <p><b>Vocabulary.</b> A <i>pair</i> is two neighbouring symbols; BPE joins the most frequent pair again and again. The
 * <i>required characters</i> are the most frequent ones up to the coverage; every other character is a <i>barrier</i> that no
 * piece holds. A unigram model gives every piece a probability; training begins with many <i>seed</i> pieces, estimates their
 * probabilities by expectation and maximisation, and drops those whose loss costs least.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.training.SentencePieceWords} cuts lines into words, which are counted (here or by
 * Spark); {@link io.glossa.vocab.training.BpeTrainer} and {@link io.glossa.vocab.training.UnigramTrainer} make a
 * {@link io.glossa.vocab.sentencepiece.SentencePieceModel} of the counts under
 * {@link io.glossa.vocab.training.TrainerSettings}.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>The model is a pure function of counts and settings: ties go to the shorter spelling, then to the smaller by code
 *       points.
 *   <li>Counts are 64-bit.
 *   <li>Every character of a piece is a piece.
 * </ol>
 *
 * <p><b>Sources.</b> {@code trainer_interface.cc}, {@code bpe_model_trainer.cc} and {@code unigram_model_trainer.cc} of
 * google/sentencepiece; Sennrich et al. 2016, arXiv:1508.07909; Kudo 2018, arXiv:1804.10959.
 */
package io.glossa.vocab.training;
