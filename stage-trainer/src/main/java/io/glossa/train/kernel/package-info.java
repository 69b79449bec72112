/**
 * The arithmetic of the trainer: a few large kernels behind one interface, so that what computes can be replaced.
 *
 * <p><b>Vocabulary.</b> A <i>kernel</i> is one crossing from Java into native code that does much: a whole transformer
 * block, a whole loss, a whole optimiser step. A <i>leaf</i> is a tensor of weights that Java owns and names; it has a
 * gradient only if a stage trains it. The <i>base rows</i> and <i>new rows</i> of an embedding matrix are two leaves,
 * joined inside the kernel. A <i>lever</i> is a scalar whose derivative, not whose value, is the loss's: going backward
 * from it gives the exact gradient although the logits are long gone.
 *
 * <p><b>Flow.</b> {@link io.glossa.train.kernel.TorchRuntime} starts libtorch through DJL with a fixed number of threads.
 * {@code TorchScriptArchive} packs {@code Kernels.py} (TorchScript source, compiled by libtorch itself) into the file
 * format that libtorch loads; {@code TorchScriptKernels} calls its methods. {@link io.glossa.train.kernel.Kernels} is all
 * the rest of the trainer knows.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Every tensor a kernel reads lies in memory that libtorch allocated: its alignment, and with it the order of
 *       summation, never depends on where Java put a buffer.
 *   <li>No kernel makes full logits when training, and none draws random numbers.
 *   <li>A result belongs to the manager of the first argument; Java does no arithmetic on tensors, so nothing else is
 *       ever attached anywhere.
 *   <li>The data type BFLOAT16 is never given to DJL: its native code ends the process.
 * </ol>
 *
 * <p><b>Sources.</b> RMSNorm: Zhang and Sennrich, arXiv 1910.07467. Rotary embedding: Su et al., arXiv 2104.09864.
 * SwiGLU: Shazeer, arXiv 2002.05202. Grouped-query attention: Ainslie et al., arXiv 2305.13245. AdamW: Loshchilov and
 * Hutter, arXiv 1711.05101; its state in eight bits ({@link io.glossa.train.kernel.DynamicCode}): Dettmers et al., arXiv 2110.02861. Loss without logits: Hsu et al., Liger Kernel, arXiv 2410.10989.
 */
package io.glossa.train.kernel;
