/**
 * Published filter pipelines as data.
 *
 * <p><b>Vocabulary.</b> A <i>preset</i> is a file with a list of filters and their numbers, each with its source. It is chosen by
 * {@code corpus.preset}; {@code glossa corpus presets} lists them.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.SourceRules} lays a preset over the language's file and the run's settings over the
 * preset.
 *
 * <p><b>Invariants.</b> A new preset is a file in {@code presets/} and a line in its index. A number that was published but can
 * never fire is named in the file's comments and not taken over.
 */
package io.glossa.corpus.preset;
