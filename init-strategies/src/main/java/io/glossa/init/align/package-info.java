/**
 * Which words, and which tokens, are translations of which, from parallel text.
 *
 * <p><b>Vocabulary.</b> The <i>source</i> is the base's language, the <i>target</i> the new one. A <i>posterior</i> is how probable a word is as
 * another's origin, given both sentences. <i>Tension</i> draws alignments to the diagonal.
 *
 * <p><b>Flow.</b> {@link io.glossa.init.align.ParallelText} is read, {@link io.glossa.init.align.Bitext} numbers its words,
 * {@link io.glossa.init.align.WordAligner} counts translations on which both directions agree, {@link io.glossa.init.align.TokenCounts} hands the
 * counts of words to their tokens.
 */
package io.glossa.init.align;
