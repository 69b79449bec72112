/**
 * How fast a stage runs and how it looks from outside: numbers that depend on the clock and the machine.
 *
 * <p><b>Vocabulary.</b> <i>Operations</i> are floating-point operations, a multiplication and an addition counting as two.
 * <i>Utilisation</i> (MFU) is the rate of those that the model itself asks for, divided by the <i>peak</i>: what the device reaches
 * on plain matrix products. What is computed twice to save memory counts once.
 *
 * <p><b>Flow.</b> {@link io.glossa.train.metrics.StageClock} turns each step's seconds into a line of {@code timing.jsonl} and into
 * events that TensorBoard reads ({@code timing.tfevents}), by {@link io.glossa.train.metrics.ModelOperations},
 * {@link io.glossa.train.metrics.PeakRate} and {@link io.glossa.train.metrics.ProcessMemory}.
 *
 * <p><b>Invariants.</b> Nothing here decides a byte that is hashed: every file's name begins with {@code timing.}.
 *
 * <p><b>Sources.</b> Utilisation: Chowdhery et al., PaLM, arXiv 2204.02311, appendix B. Event files: TensorFlow's
 * {@code record_writer.cc}, {@code event.proto} and {@code summary.proto}.
 */
package io.glossa.train.metrics;
