/**
 * SentencePiece models read, written, extended and encoded with, without native code.
 *
 * <p><b>Vocabulary.</b> A <i>piece</i> is one row: a spelling, a score and a type; its <i>id</i> is its position. A
 * <i>normal</i> piece is text, a <i>byte</i> piece stands for one byte of UTF-8, a <i>control</i> piece such as BOS has no
 * text. {@code ▁} (U+2581) is how a space is spelled. The <i>dummy prefix</i> is a space put before the text, so that its
 * first word is spelled like every other. <i>Byte fallback</i> writes a character without a piece as its bytes.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.sentencepiece.SentencePieceModel} is the file;
 * {@link io.glossa.vocab.sentencepiece.SentencePieceTokenizer} prepares text (spaces), has
 * {@link io.glossa.vocab.bpe.BpeEncoder} merge it, and replaces unknown characters by bytes;
 * {@link io.glossa.vocab.sentencepiece.UnigramTokenizer} does the same for unigram models by the most probable cut.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>An unchanged model is written back byte for byte; fields that are not understood are kept.
 *   <li>Ids of a BPE model equal those of C++ SentencePiece on every text; a model for which that cannot be promised is
 *       refused. Of a unigram model they equal them up to cuts of equal probability.
 *   <li>In a model every spelling has one id.
 * </ol>
 *
 * <p><b>Sources.</b> Kudo and Richardson 2018, arXiv:1808.06226; {@code sentencepiece_model.proto}, {@code normalizer.cc},
 * {@code bpe_model.cc} and {@code sentencepiece_processor.cc} of google/sentencepiece.
 */
package io.glossa.vocab.sentencepiece;
