/**
 * Word and piece vectors from outside the checkpoint: their files, and how pieces get vectors from words.
 *
 * <p><b>Vocabulary.</b> A <i>word</i> is whatever the file has a vector for: a word of a language, or a piece as the tokenizer's
 * files spell it. <b>Flow.</b> {@link io.glossa.init.vectors.VectorFile} reads {@link io.glossa.init.vectors.WordVectors};
 * {@link io.glossa.init.vectors.PieceVectors} gives the pieces of a tokenizer the mean of the words they occur in;
 * {@link io.glossa.init.vectors.BilingualDictionary} pairs words of two files.
 *
 * <p><b>Formats.</b> The text format of word2vec, fastText ({@code .vec}) and GloVe, packed by gzip or zstd or not; and word2vec's binary
 * format. No memory is taken for what a header claims, only for what is read.
 */
package io.glossa.init.vectors;
