/**
 * Methods that need nothing but the checkpoint and the tokenizers.
 *
 * <p>Each is a file that cites its source and a line in {@code META-INF/services}; {@code glossa init methods} lists them all.
 * Notation: E is the matrix that gets new rows (embeddings or head, each from itself), {@code s_1 ... s_k} the parts of a new
 * piece, mu and sigma the mean and deviation of the base's text rows.
 */
package io.glossa.init.method;
