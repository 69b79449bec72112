/**
 * Extending a base tokenizer to a new language: from word counts to a checked model and its report.
 *
 * <p><b>Vocabulary.</b> The <i>target script</i> is what added pieces may be written in. An <i>expansion policy</i> chooses
 * pieces. <i>Character closure</i> is the rule that every character of a piece is a piece. The <i>floor</i> is how often a
 * piece must occur. A piece is <i>reachable</i> when encoding its own spelling gives it alone.
 *
 * <p><b>Flow.</b> Spark counts {@link io.glossa.vocab.expansion.TrainingWords} into a file of
 * {@link io.glossa.vocab.expansion.WordCounts}; {@link io.glossa.vocab.expansion.VocabularyStep} has an
 * {@link io.glossa.vocab.expansion.ExpansionPolicy} (by default {@link io.glossa.vocab.expansion.ContinuedBpe}) choose
 * pieces, lets {@link io.glossa.vocab.expansion.ExpansionRules} add and check them, writes the tokenizer's files, measures
 * it before and after on held-out text and writes the report.
 *
 * <p><b>Invariants.</b> Those of {@link io.glossa.vocab.expansion.ExpansionRules}, checked before anything is written; and
 * that lines without the target script are cut as before, counted in the report.
 *
 * <p><b>Sources.</b> Cui et al. 2023, arXiv:2304.08177; Kim et al. 2024, arXiv:2402.14714.
 */
package io.glossa.vocab.expansion;
