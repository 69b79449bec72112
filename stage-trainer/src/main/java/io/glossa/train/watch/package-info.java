/**
 * What keeps a run from going wrong while nobody looks: refused updates, spikes, shortage of memory and forgetting.
 *
 * <p><b>Vocabulary.</b> A step's update is <i>refused</i> when its loss or gradient is not finite, and <i>skipped</i> when it is a
 * <i>spike</i>: far above those of the steps before. Either way the weights stay as they were and the step counts, so the data
 * goes on. <i>Forgetting</i> is what the base could do and the model no longer can, in bits per byte; a <i>budget</i> says how much
 * of it a stage may spend.
 *
 * <p><b>Flow.</b> {@link io.glossa.train.watch.StepWatch} judges every step before its update and ends a stage that only gets
 * refusals. {@link io.glossa.train.watch.ForgettingBudget} judges every evaluation against the run's start.
 * {@link io.glossa.train.watch.MemoryShortage} turns a failed allocation into advice.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>A verdict is a function of the losses and norms before it, which belong to the checkpoint: a stage that was killed
 *       skips the same steps.
 *   <li>Every refusal and skip is in {@code metrics.jsonl} with the place of its sequences in the pack.
 * </ol>
 *
 * <p><b>Sources.</b> Skipping spikes: OLMo 2, arXiv 2501.00656, and the skip-step optimiser of OLMo-core; here only values above
 * the mean count, for a sudden fall harms nothing.
 */
package io.glossa.train.watch;
