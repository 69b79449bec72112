/**
 * Methods that need knowledge from outside the checkpoint: word vectors, parallel text, or a donor or helper model.
 *
 * <p><b>Flow.</b> {@link io.glossa.init.transfer.Anchors} finds the base pieces that the outside knows too and gives them and the new pieces
 * vectors in one space; {@link io.glossa.init.algebra} turns vectors into weights; {@link io.glossa.init.transfer.WeightedRows} makes the
 * new rows of the base's own.
 *
 * <p><b>Invariants.</b> Only rows that count in the base's statistics are used; a piece that the outside does not know is declined, so that the
 * next method of the chain has it; nothing in common at all is an error, not a fallback.
 */
package io.glossa.init.transfer;
