/**
 * Decoders of the families of {@code io.glossa.checkpoint} in memory: weights as named leaves, the forward pass, probabilities and text.
 *
 * <p><b>Vocabulary.</b> A <i>leaf</i> ({@link io.glossa.train.model.Leaf}) is a tensor of weights that is trained or frozen as
 * a whole. A matrix with one row a token is two leaves, its <i>base rows</i> and its <i>new rows</i>, so that either can be
 * frozen by construction. A <i>run</i> is a stretch of one document inside a packed sequence: it attends only to itself and
 * counts its positions from 0. A <i>batch</i> ({@link io.glossa.train.model.TokenBatch}) is runs laid end to end, longest
 * first, so that runs of equal length go through attention together. An <i>adapter</i>
 * ({@link io.glossa.train.model.LowRankAdapter}) adds the product of two thin matrices to projections; its matrices are leaves as any.
 *
 * <p><b>Flow.</b> {@link io.glossa.train.model.LanguageModels#open} reads a Hugging Face directory through
 * {@code io.glossa.checkpoint}, widens the weights to float32 and returns a
 * {@link io.glossa.train.LanguageModel}. The trainer lays out the leaves ({@link io.glossa.train.model.WeightLayout}), says which
 * train, and opens the same {@link io.glossa.train.model.DecoderModel} with {@link io.glossa.train.model.ModelOptions}. {@link io.glossa.train.model.TextGenerator} continues a text token by token.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>What one document holds never changes another's probabilities, not by one bit of rounding in the same layout.
 *   <li>Tied models have one matrix: input and head are the same leaves, so they cannot drift.
 *   <li>Nothing made for a batch outlives it.
 * </ol>
 */
package io.glossa.train.model;
