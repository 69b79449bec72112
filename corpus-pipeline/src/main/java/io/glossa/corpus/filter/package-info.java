/**
 * Rules that keep or reject a document by one number each.
 *
 * <p><b>Vocabulary.</b> A <i>filter</i> measures a <i>signal</i> and compares it with a <i>threshold</i>; its <i>verdict</i>
 * holds the signal and, for a rejection, the reason. A <i>measure</i> is a costly count that is made only when a filter asks.
 * <i>Function words</i> are the stop words and stop endings of a language.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.filter.DocumentAnalyser} reads a text once; every filter looks at its counts.
 *
 * <p><b>Invariants.</b> Signals are recorded for documents that pass too, so that thresholds can be judged afterwards. A threshold
 * that could never decide anything is refused. {@code corpus-pipeline/operators.md} has a row for every filter.
 * Word counts use the language's analyser; a Korean word is an eojeol.
 *
 * <p><b>Sources.</b> Rae et al. 2021 (Gopher), appendix A.1.1; datatrove's filters where the paper leaves room (which occurrences
 * of a repeated run count).
 */
package io.glossa.corpus.filter;
