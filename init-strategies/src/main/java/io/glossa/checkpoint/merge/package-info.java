/**
 * Merging: several checkpoints of one shape become one, without training.
 *
 * <p><b>Vocabulary.</b> The <i>first</i> model gives the result its configuration, tokenizer and element type. A
 * <i>merge method</i> says for each tensor how much of each model the result is: its <i>coefficients</i>. A row of a
 * vocabulary matrix is <i>shared</i> when two tokenizers have the same piece under its id; <i>new rows</i> are those of the
 * first model that some other model does not share. A <i>chat vector</i> is what instruction tuning added to a base.
 *
 * <p><b>Flow.</b> {@link io.glossa.checkpoint.merge.ModelMerge} opens the models, refuses those that do not fit together,
 * finds the shared rows, asks a {@link io.glossa.checkpoint.merge.MergeMethod} for the coefficients of each tensor and
 * streams the weighted sums into a new model directory. {@link io.glossa.checkpoint.merge.HeadUntying} gives a tied model
 * a head of its own.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Sums are taken in 64 bits and rounded once, to the first model's element type.
 *   <li>A tensor that is the same bits in all models whose coefficients do not cancel is copied bit for bit, where the
 *       coefficients add up to one.
 *   <li>Memory does not grow with the model: blocks are read, summed and written one after the other.
 *   <li>Nothing appears under the result's name before it is whole; {@code manifest.json} holds the inputs and the hashes,
 *       {@code merge.json} the formula and the coefficients of every tensor.
 * </ol>
 *
 * <p><b>Sources.</b> Wortsman et al., "Model soups", arXiv 2203.05482 (averages); Shoemake, "Animating rotation with
 * quaternion curves", SIGGRAPH 1985, with the threshold of mergekit's {@code slerp.py} (SLERP); Huang et al., "Chat Vector",
 * arXiv 2310.04799.
 */
package io.glossa.checkpoint.merge;
