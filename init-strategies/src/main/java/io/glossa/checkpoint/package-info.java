/**
 * Hugging Face checkpoints: model directories read and written exactly, and nothing trusted that a file claims.
 *
 * <p><b>Vocabulary.</b> A <i>checkpoint</i> is a directory with {@code config.json} and safetensors files. A
 * <i>shard</i> is one of several such files, listed in {@code model.safetensors.index.json}. The <i>vocabulary
 * matrices</i> have one row a token: the input <i>embeddings</i> and the output <i>head</i>; they are <i>tied</i> when
 * one matrix serves as both.
 *
 * <p><b>Flow.</b> {@link io.glossa.checkpoint.Checkpoint#open} reads {@link io.glossa.checkpoint.ModelConfig} and the
 * headers; a {@link io.glossa.checkpoint.StoredTensor} maps its data when it is read.
 * {@link io.glossa.checkpoint.CheckpointWriter} writes any mixture of stored and computed
 * ({@link io.glossa.checkpoint.FloatTensor}) tensors; what is only passed on is copied bit for bit. Large tensors are
 * worked on block by block, by {@link io.glossa.checkpoint.ElementReader} and {@link io.glossa.checkpoint.ElementWriter};
 * {@link io.glossa.checkpoint.CompanionFiles} brings the small files along. Merging and adapters have packages of their own.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>No pickle is ever read: it can run code. Safetensors only.
 *   <li>A header is bounded and checked against the size of its file before memory is taken for what it claims.
 *   <li>Rows of the vocabulary matrices equal {@code vocab_size}; a tokenizer's size must equal both.
 *   <li>Tied stays tied: one stored tensor, {@code model.embed_tokens.weight}.
 *   <li>Keys of {@code config.json} that Glossa does not know are kept.
 *   <li>The same tensors give the same bytes.
 * </ol>
 *
 * <p><b>Sources.</b> The format description and reference implementation of huggingface/safetensors; the configuration
 * classes of huggingface/transformers.
 */
package io.glossa.checkpoint;
