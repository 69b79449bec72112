/**
 * The trainer's own command, for machines that have a packed corpus and no Spark: {@code stage-trainer/bin/train},
 * {@code resume} and {@code watch}.
 *
 * <p><b>Flow.</b> {@link io.glossa.train.command.TrainerCommand} reads a plan, the keys of a recipe's {@code train} block, and
 * launches it on a model directory and a pack directory. A run's folder holds {@code plan.yaml} ({@code Launch}: all that a
 * resume needs), {@code train/} as the recipe's own command lays it out, and {@code train.log}, which the scripts write.
 * {@code RunWatch} follows a run by its files alone, from any machine that sees them.
 *
 * <p>{@link io.glossa.train.command.ConsoleProgress} and {@link io.glossa.train.command.ErrorReport} serve the {@code glossa} command
 * too.
 *
 * <p><b>Invariants.</b> Nothing here needs a Spark class: the build refuses such a dependency.
 */
package io.glossa.train.command;
