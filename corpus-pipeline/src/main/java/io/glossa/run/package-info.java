/**
 * The ground every step stands on: how work is named, committed, resumed, reported and refused.
 *
 * <p><b>Vocabulary.</b> A <i>run</i> is a directory. A <i>step</i> reads inputs and writes one directory of the run.
 * A step's <i>fingerprint</i> is the hash of its name, its settings and the <i>identities</i> of its inputs. A
 * <i>manifest</i> ({@link io.glossa.run.Manifest}) records the fingerprint, the counts and the hash of every output. A
 * <i>failpoint</i> ({@link io.glossa.run.Failpoint}) names a place where a test may kill the process.
 *
 * <p><b>Flow.</b> {@link io.glossa.run.StepRunner} locks the step, works in {@code NAME.partial}, writes
 * {@code manifest.json} last and renames the directory to {@code NAME}. A step whose manifest has the wanted fingerprint
 * is skipped. Settings are records bound from YAML by {@link io.glossa.run.Settings}, which answers an unknown key with
 * the nearest known one and the line it stands on.
 *
 * <p>A step whose work knows the hash of a large output already says so by {@link io.glossa.run.KnownHashes}.
 *
 * <p>{@link io.glossa.run.OrderlyStop} lets work end in good order when the process is told to end.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>A directory under its final name is whole.
 *   <li>What is hashed is reproducible: clocks, hosts and speeds live in files named {@code timing.*}, outside every hash.
 *   <li>Every error a person can mend is a {@link io.glossa.run.GlossaException} whose message says what was found, what
 *       was expected and what to do, and whose {@link io.glossa.run.ExitCode} says whose turn it is.
 *   <li>Nothing here prints: {@link io.glossa.run.Progress} is implemented by the command line.
 * </ol>
 */
package io.glossa.run;
