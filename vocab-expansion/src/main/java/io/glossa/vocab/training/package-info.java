/**
 * Vocabularies learned from scratch, from word counts: BPE and unigram models in SentencePiece's form, byte-level BPE in that
 * of GPT-2.
 *
 * <p><b>Vocabulary.</b> A <i>pair</i> is two neighbouring symbols; BPE joins the most frequent pair again and again. The
 * <i>required characters</i> are the most frequent ones up to the coverage; every other character is a <i>barrier</i> that no
 * piece holds. A unigram model gives every piece a probability; training begins with many <i>seed</i> pieces, estimates their
 * probabilities by expectation and maximisation, and drops those whose loss costs least.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.training.VocabularyTraining} is the door: it says which words of a text count
 * ({@link io.glossa.vocab.training.SentencePieceWords} for SentencePiece's kinds, pre-tokens for byte-level), has the counted
 * ones cut at the boundaries asked for, and writes a tokenizer's files out of what
 * {@link io.glossa.vocab.training.BpeTrainer}, {@link io.glossa.vocab.training.UnigramTrainer} or
 * {@link io.glossa.vocab.training.ByteLevelTrainer} learns under {@link io.glossa.vocab.training.TrainerSettings}.
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
