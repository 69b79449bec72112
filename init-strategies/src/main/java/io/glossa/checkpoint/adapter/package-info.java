/**
 * LoRA adapters on disk, as PEFT writes and reads them, and their merging into a model.
 *
 * <p><b>Vocabulary.</b> A <i>module</i> is a linear layer by its name in the model, such as
 * {@code model.layers.0.self_attn.q_proj}. An <i>adapter</i> gives some modules a pair of thin matrices {@code A}
 * ({@code [rank, inputs]}) and {@code B} ({@code [outputs, rank]}) whose product, times a <i>scale</i>, is added to the
 * module's weight. A <i>saved module</i> is trained in full and replaces the model's own; <i>trained tokens</i> are single
 * rows of a vocabulary matrix that do.
 *
 * <p><b>Files.</b> {@code adapter_config.json} ({@link io.glossa.checkpoint.adapter.AdapterConfig}) and
 * {@code adapter_model.safetensors}, whose names are made by {@link io.glossa.checkpoint.adapter.AdapterNames}.
 *
 * <p><b>Flow.</b> {@link io.glossa.checkpoint.adapter.AdapterWriter} writes both files;
 * {@link io.glossa.checkpoint.adapter.Adapter#open} reads and checks them;
 * {@link io.glossa.checkpoint.adapter.AdapterMerge} writes base and adapter as one model.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>An adapter that cannot be merged faithfully (DoRA, biases, starts that change the base) is refused, never merged in
 *       part.
 *   <li>{@code W + scale · B A} is summed in 64 bits and rounded once to the base's element type.
 *   <li>What an adapter does not touch is copied bit for bit.
 * </ol>
 *
 * <p><b>Sources.</b> Hu et al., "LoRA", arXiv 2106.09685; Kalajdzievski, "rsLoRA", arXiv 2312.03732; the files as
 * huggingface/peft 5d602fd writes them ({@code utils/save_and_load.py}, {@code tuners/lora/config.py} and {@code layer.py},
 * {@code utils/other.py} for saved modules and trained tokens).
 */
package io.glossa.checkpoint.adapter;
