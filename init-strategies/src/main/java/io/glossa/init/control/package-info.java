/**
 * What a study holds an adapted model against: the same run with one thing taken away, or with as many weights put elsewhere.
 *
 * <p><b>Vocabulary.</b> The <i>starting model</i> ({@link io.glossa.init.control.StartingModel}) is what new rows are put into: the base
 * unless a recipe says otherwise. <i>Random</i> and <i>permuted</i> weights ({@link io.glossa.init.control.StartingWeights}) take away
 * what the base learned, all of it or that of its blocks. <i>Identity blocks</i> ({@link io.glossa.init.control.IdentityBlocks}) add
 * weights that are no rows.
 *
 * <p><b>Flow.</b> {@link io.glossa.init.ModelExpansion} asks for the starting model's tensors and writes the vocabulary matrices over
 * them, for a trial as for the model that the stages train. Stages and export see a plain model.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>The vocabulary, the stored types and the family are the base's.
 *   <li>A tensor depends on the base's tensor of its name and the seed alone.
 *   <li>A model with identity blocks computes what the model without them computes.
 * </ol>
 *
 * <p><b>Sources.</b> Wu et al. 2024 (LLaMA Pro, arXiv:2401.02415), section 3, for the added blocks. Permuted weights keep the
 * distribution of every matrix and lose the rest, which tells a gain by scale from a gain by knowledge.
 */
package io.glossa.init.control;
