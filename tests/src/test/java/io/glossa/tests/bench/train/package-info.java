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
 * <p><b>Measured</b> on two cores of a shared 2020s server, 15.2 million weights (stories15M's shape), batches of 8 times 256 tokens, two
 * threads, float32, the median of 4 to 8 steps, one process each; memory in MiB.
 *
 * <pre>
 *                              tokens/s   per CPU-second   peak   planned
 * all trains                        606              326  1,443     1,361
 * all, blocks recomputed            573              308  1,168     1,130
 * all, micro-batches of 512         567              307    996       949
 * new rows only                     740              391  1,225     1,187
 * eager libtorch (Bytedeco)         323              166  2,231         –
 * </pre>
 *
 * <p>Two more shapes: 2 layers and a vocabulary of 2,000 take 545 where 589 were planned; hidden 512, 4 layers, a vocabulary of 8,000
 * take 1,006 where 953 were.
 *
 * <p>0.2 to 0.4 % of a step lie outside native calls. A step reaches 57 GFLOP/s; plain matrix products of the same shapes reach 102.
 *
 * <p><b>Invariants.</b> One process measures one setting, for a peak never falls.
 */
package io.glossa.tests.bench.train;
