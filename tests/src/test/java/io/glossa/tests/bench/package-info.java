/**
 * How fast the corpus step is, in megabytes of UTF-8 text per second of processor time.
 *
 * <p><b>Vocabulary.</b> A <i>megabyte</i> is 10^6 bytes of the texts, not of the JSON around them. A <i>task</i> is a way of
 * running the corpus step: copying alone, or one kind of work on top. <i>Marginal</i> speed is that of the further
 * megabytes: the difference of a large and a small run in the same warm process, without what a run costs however little it
 * reads.
 *
 * <p><b>Flow.</b> {@link io.glossa.tests.bench.UniqueRecords} makes input out of real corpora, {@link
 * io.glossa.tests.bench.BenchmarkTask} says what is done to it, {@link io.glossa.tests.bench.CorpusBenchmark} runs, measures and prints.
 *
 * <p>{@link io.glossa.tests.bench.DataReading} measures how fast training reads its sequences.
 *
 * <p>{@link io.glossa.tests.bench.GuardReach} measures no speed but what a guard costs in tokens and keeps in lines.
 *
 * <p>{@link io.glossa.tests.bench.ExpansionBenchmark} expands a checkpoint of 7 billion parameters in a small heap, beside a plain copy loop.
 *
 * <p>{@link io.glossa.tests.bench.RowProductBenchmark} times the blocked product of initialisers against a triple loop, by JMH.
 *
 * <p><b>Invariants.</b> The clock is the processor time of the whole process: reading, Spark, compilation, garbage collection and
 * writing are in it, waiting for a busy machine is not. Every number stands beside the spread of its repetitions.
 */
package io.glossa.tests.bench;
