/**
 * Methods that need nothing but the checkpoint, the tokenizers and perhaps a text in the target language.
 *
 * <p><b>Kinds.</b> Nothing but a distribution ({@code zero}, {@code normal}, {@code config-normal}, {@code global-mean},
 * {@code multivariate-normal}, {@code script-normal}); sums over a piece's own parts ({@link io.glossa.init.method.PartWeights}); another cut
 * than the base's ({@link io.glossa.init.method.Segmentations}, {@link io.glossa.init.method.MergeTree},
 * {@link io.glossa.init.method.Alignments}, the last from a text); one row that is copied ({@code first-part}, {@code last-part},
 * {@code longest-prefix}, {@code edit-distance}).
 *
 * <p>Each is a file that cites its source and a line in {@code META-INF/services}; {@code glossa init methods} lists them all.
 * Notation: E is the matrix that gets new rows (embeddings or head, each from itself), {@code s_1 ... s_k} the parts of a new
 * piece, mu and sigma the mean and deviation of the base's text rows.
 */
package io.glossa.init.method;
