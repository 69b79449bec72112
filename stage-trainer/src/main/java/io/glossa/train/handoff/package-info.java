/**
 * Hand-off: a stage with its packed data and its model, written for a trainer on many GPUs.
 *
 * <p><b>Vocabulary.</b> A <i>target</i> is another trainer: Megatron-LM, Axolotl or torchtitan. A <i>document</i> is put
 * together again from the packed sequences it runs through. A stage's <i>mix</i> is one stream of documents in which replay
 * has the share of tokens that the stage asks for.
 *
 * <p><b>Flow.</b> {@link io.glossa.train.handoff.HandOffStep} copies the model, reads the pack step's output, and asks a
 * {@link io.glossa.train.handoff.HandOffTarget} for data and configuration. The directory is complete in itself: all paths
 * in it are relative to it.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Tokens are those of the pack step; no trainer cuts text again. An end-of-text token is put behind a document that has
 *       none, for these trainers know a document's end by it.
 *   <li>Target documents come once a round, in the pack's order; replay documents begin again when they are used up.
 *   <li>What a target cannot express (frozen parts, a schedule, a kind of rotary scaling) is refused by its name and the
 *       setting's, never left out.
 *   <li>The same inputs give the same bytes.
 * </ol>
 *
 * <p><b>Sources.</b> The formats as these files have them: NVIDIA/Megatron-LM d98e8a6
 * {@code megatron/core/datasets/indexed_dataset.py}; axolotl-ai-cloud/axolotl 067b021
 * {@code docs/dataset-formats/tokenized.qmd}, {@code src/axolotl/utils/schemas/} and {@code utils/freeze.py};
 * pytorch/torchtitan v0.2.2, its last release, {@code torchtitan/config/job_config.py},
 * {@code torchtitan/protocols/train_spec.py} and {@code torchtitan/models/llama3/}.
 */
package io.glossa.train.handoff;
