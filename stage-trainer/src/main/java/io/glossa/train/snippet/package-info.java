/**
 * Snippets of training text that hold a new piece, in both vocabularies: what a distillation of new rows reads.
 *
 * <p><b>Vocabulary.</b> A <i>spelling</i> is the base ids that write a piece ({@link io.glossa.train.data.BaseParts}). A <i>place</i> is where
 * a spelling stands in the text, as the very piece or within and across other tokens. The <i>student</i> reads the expanded
 * vocabulary, the <i>teacher</i> the base's. A <i>pair</i> is a place in each behind which both have read the same text.
 *
 * <p><b>Flow.</b> {@link io.glossa.train.snippet.SnippetMiner} spells out packed text in base ids, finds all spellings in one pass
 * ({@code SpellingMatcher}), chooses places for each piece and cuts a window around each ({@code SpelledText}).
 * {@link io.glossa.train.snippet.Snippets} holds them with the coverage of each piece, {@link io.glossa.train.snippet.SnippetBatches} lays
 * them out.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Student and teacher of a snippet write the same bytes, within one document; so do both sides of each pair.
 *   <li>The teacher reads no new piece.
 *   <li>The snippets are a pure function of the packed files, the stage's name and the seed.
 * </ol>
 *
 * <p><b>Sources.</b> Dobler et al., Token Distillation, arXiv 2505.20133; Aho and Corasick, CACM 18(6), 1975.
 */
package io.glossa.train.snippet;
