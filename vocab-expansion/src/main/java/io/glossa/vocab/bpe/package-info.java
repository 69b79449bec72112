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
 * <p><b>Speed.</b> Megabytes of UTF-8 text per second of processor time of one thread, every document's ids equal
 * ({@code EncodingBenchmark} of the tests module; 2 MB of documents each, on one processor of a shared AMD EPYC, median of
 * five rounds, no word remembered from the round before). The libraries are called through DJL's JNI, whose copying is in
 * their numbers; Hugging Face's hands over offsets and pieces too. Without JNI {@code spm_encode} 0.1.97 gives 4.3, 2.9 and
 * 2.3 for Llama 2 on the same texts.
 *
 * <pre>
 *                            Korean reviews   Yoruba news   English reviews
 * Llama 2   Glossa                27.9            34.1            42.5
 *           C++ SentencePiece      5.1             2.9             2.6
 *           Hugging Face           1.2             1.5             1.9
 * Llama 3   Glossa                 9.8            42.3            39.8
 *           Hugging Face           1.4             1.2             1.3
 * Qwen 3    Glossa                10.4            18.9            15.2
 *           Hugging Face           1.1             1.2             1.2
 * </pre>
 *
 * <p><b>Sources.</b> Gage 1994, "A New Algorithm for Data Compression"; Sennrich et al. 2016, arXiv:1508.07909.
 */
package io.glossa.vocab.bpe;
