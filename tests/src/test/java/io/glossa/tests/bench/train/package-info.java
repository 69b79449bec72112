/**
 * How fast the trainer is and what it holds in memory, against plain matrix products and against eager libtorch.
 *
 * <p><b>Vocabulary.</b> A <i>shape</i> is a Llama's widths and a batch. <i>Outside native calls</i> is the part of a step that Java
 * takes. The <i>peak</i> is the most resident memory of the process, Java's heap and libtorch included.
 *
 * <p><b>Flow.</b> {@link io.glossa.tests.bench.train.TrainingBenchmark} makes a model of random weights, plans its memory, runs steps
 * and prints. {@code peers/BytedecoLlama.java} among the test resources is the same step on Bytedeco's binding of libtorch, run by
 * itself.
 *
 * <p>{@link io.glossa.tests.bench.train.MemoryTables} measures nothing: it prints what published plans would hold on one card.
 *
 * <p>{@link io.glossa.tests.bench.train.LeakBenchmark} runs a thousand steps of each kind of stage and shows the memory of the process: over its
 * second half 0.72 KiB a step with all weights, 0.97 with LoRA, 1.18 with a running average, of which Java's compiled code takes all but 0.03; in
 * eight bits 0.18 over 4,000 steps, all of it Java's.
 *
 * <p>{@link io.glossa.tests.bench.train.StepParts} times each kernel of a step by itself.
 *
 * <p><b>Measured</b> on two cores (AMD, AVX-512 with bfloat16) of a shared 2020s server, 15.2 million weights (stories15M's shape), batches
 * of 8 times 256 tokens, two threads, float32 unless it says otherwise, the median of 4 to 8 steps, one process each; memory in MiB.
 *
 * <pre>
 *                              tokens/s   per CPU-second   peak   planned
 * all trains                      1,384              693  1,216     1,197
 * all, blocks recomputed          1,194              605    982       887
 * all, micro-batches of 512       1,308              666    966       895
 * new rows only                   1,781              916  1,061     1,003
 * all, bfloat16                   2,879            1,479  1,163     1,085
 * eager libtorch (Bytedeco)         323              166  2,231         –
 * </pre>
 *
 * <p>Bytedeco's figure is from another day, when its own process began with glibc's defaults; see below. Peaks differ by some 5 % from
 * run to run. Two more shapes: 2 layers and a vocabulary of 2,000 take 553 where 609 were planned; hidden 512, 4 layers, a vocabulary of
 * 8,000 take 1,250 where about 1,230 were.
 *
 * <p>With AdamW's state in eight bits ({@code moments=8-bit}), 81.2 million weights (hidden 1,024, 6 layers, inner 2,816, a vocabulary of 4,000,
 * batches of 2 times 256): a peak of 1,716 where 1,647 were planned, against 2,081 and 2,086 with floats. Coding takes 36 ns a weight on
 * one thread where the fused AdamW takes 1.6: 3 seconds a step of 81 million weights, whatever the batch.
 *
 * <p>0.4 to 1 % of a step lie outside native calls. A step reaches 130 to 136 GFLOP/s; plain matrix products of the same shapes reach 155
 * to 162 in the same process: 80 to 88 %. What the parts take: 53 % the loss at 152 GFLOP/s, 45 % the blocks at 118 forward and 127
 * backward, 1.5 % all the rest.
 *
 * <p>What made the difference, in tokens a second, each by itself on one quiet machine: 712 with glibc's defaults, for every large
 * tensor was given back to the kernel and its pages cleared anew; 1,401 with the settings of {@code bin/environment.sh} (peak
 * 1,806), and 1,068 with defaults and a loss whose chunks of logits share one buffer and are exponentiated once. Both together are
 * the table above. Huge pages for large tensors ({@code THP_MEM_ALLOC_ENABLE}) reach 1,158 and add nothing to the settings.
 *
 * <p><b>Invariants.</b> One process measures one setting, for a peak never falls.
 */
package io.glossa.tests.bench.train;
