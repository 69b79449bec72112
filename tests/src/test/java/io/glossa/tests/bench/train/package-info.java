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
 * <p><b>Invariants.</b> One process measures one setting, for a peak never falls.
 */
package io.glossa.tests.bench.train;
