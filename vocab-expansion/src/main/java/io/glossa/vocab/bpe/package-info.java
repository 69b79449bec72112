/**
 * Byte-pair encoding: merging characters into pieces.
 *
 * <p><b>Vocabulary.</b> A <i>symbol</i> is a piece or a single character. A <i>merge</i> joins two neighbouring symbols to
 * the piece spelled like both. A piece's <i>rank</i> is its place in the order of merging.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.bpe.MergeTable} knows every merge of a vocabulary;
 * {@link io.glossa.vocab.bpe.BpeEncoder} applies them to the characters of text, {@link io.glossa.vocab.bpe.ByteEncoder} to
 * the bytes of words; {@link io.glossa.vocab.bpe.WordMemory} spares them words that they have seen.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Everything is a pure function of its inputs: ties are broken by rule, never by hash order or thread.
 *   <li>Every symbol is a piece or one character, so that all merges are known before any text is seen.
 * </ol>
 *
 * <p><b>Sources.</b> Gage 1994, "A New Algorithm for Data Compression"; Sennrich et al. 2016, arXiv:1508.07909.
 */
package io.glossa.vocab.bpe;
