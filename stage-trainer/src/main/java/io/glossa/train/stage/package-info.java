/**
 * Staged training: a plan of stages, each of which trains some parts of a model and leaves the rest bit for bit.
 *
 * <p><b>Vocabulary.</b> A <i>stage</i> says what trains, at which rate, on which mixture, until when. The <i>target</i> is
 * the new language, the <i>replay</i> text of the base model's own. A <i>step</i> is one update of the weights; it may be
 * summed from several <i>micro-batches</i>. A <i>checkpoint</i> is a point from which a killed stage goes on, and
 * arrives at the same bytes. A <i>handover</i> is what passes from stage to stage besides the model: AdamW's state, an
 * <i>adapter</i> that is kept, the last learning rate. A <i>plan</i> is the stages of a run; those of published systems ship
 * ({@link io.glossa.train.stage.StagePlans}).
 *
 * <p><b>Flow.</b> {@link io.glossa.train.stage.PlanCheck} goes through the plan with the model's configuration, so that what a late
 * stage lacks is said before the first. {@link io.glossa.train.stage.StagedTrainer} runs each stage as a step of its own in
 * {@code train/01-NAME}, {@code train/02-NAME} and so on, after {@code train/00-start}: what the model could do before, and text of
 * the base ({@link io.glossa.train.watch.BaseText}). A finished stage holds {@code model/} (a Hugging Face directory),
 * {@code metrics.jsonl}, {@code samples.jsonl} if asked for, {@code summary.json}, {@code rows.tsv}, and {@code timing.jsonl} and
 * {@code timing.tfevents}, which hold what depends on the clock; its model is the next one's input.
 * Where it had an adapter there is {@code adapter.tsv}, and where that is kept {@code adapter/} as PEFT has it, with the weights
 * beneath it in {@code model-without-adapter/}: {@code model/} is always the whole model. {@code ema/} is the model of a running
 * average that is not the stage's result.
 *
 * <p>{@code StageLoop} takes the steps: each is judged ({@link io.glossa.train.watch.StepWatch}) before its update; evaluations are
 * held against the start ({@link io.glossa.train.watch.ForgettingBudget}); checkpoints are copied in memory and written by another
 * thread ({@code StageCheckpoints}). Told to end, the stage saves the step under way and leaves
 * ({@link io.glossa.run.OrderlyStop}).
 *
 * <p><b>Memory.</b> {@link io.glossa.train.stage.MemoryPlan} reckons what a stage holds. AdamW's running means are most of what trains; {@code
 * moments: 8-bit} holds them in a quarter ({@link io.glossa.train.stage.MomentForm}), and the state may go on from a stage of either form to one
 * of the other.
 *
 * <p><b>Kinds.</b> A stage of the kind {@code language-model} lowers the cross-entropy of packed text. One of the kind
 * {@code distillation} gives new rows values before any of that: it brings what the model's layers make of a new piece to what they make of
 * the base tokens that write it ({@link io.glossa.train.stage.DistillationSettings}, {@code DistillationObjective}), on snippets that
 * {@link io.glossa.train.snippet.SnippetMiner} cuts from the text. In a tied model the same rows are the head's, which a distillation does not
 * look at: bits per byte may rise until the next stage, or {@code untie: true} with {@code trains: [embeddings.new, head.new]} gives
 * the head rows of its own.
 *
 * <pre>
 * stages:
 *   - name: distil
 *     kind: distillation
 *     trains: [embeddings.new]     # and head.new, which learns from cross-entropy
 *     distillation: {layer: last, snippets-per-piece: 25, window: 50}     # all of them by default
 *     learning-rate: 1.0e-3
 *     steps: 500
 * </pre>
 *
 * {@link io.glossa.train.stage.TrainingLossProbe} runs the same loop for a few steps to compare initialisers, and
 * {@link io.glossa.train.stage.StageEstimate} says beforehand what a stage will take.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>The data of a step is a pure function of seed, stage and step; resuming repeats and skips nothing.
 *   <li>Equal inputs, settings, threads and library versions give equal bytes, however often the stage was killed.
 *   <li>Frozen weights have no gradient, no optimiser state and no decay; each stage ends by comparing them with its start.
 *   <li>A loss or gradient that is not finite never reaches the weights, and neither does a spike.
 *   <li>All that is done at a step is done before the step is saved; a checkpoint takes its name when it is whole.
 * </ol>
 *
 * <p>What a stage trains is chosen in {@code io.glossa.train.stage.select}; how its rates run is in
 * {@code io.glossa.train.stage.schedule}.
 *
 * <p><b>Sources.</b> The order of stages, new rows first: Kim et al., EEVE, arXiv 2402.14714. Replay against forgetting:
 * Ibrahim et al., arXiv 2403.08763. Distillation: Dobler et al., arXiv 2505.20133. Sums over tokens, not means of means, under accumulation: huggingface/transformers
 * issue 34191.
 */
package io.glossa.train.stage;
