/**
 * Texts with their translations: which pairs are worth learning from, and how they become documents.
 *
 * <p><b>Vocabulary.</b> A <i>pair</i> has two <i>sides</i>, each promised to be in a language. A <i>pair filter</i> measures one
 * number of a pair and compares it with its <i>limit</i>. The <i>direction</i> of a document says which language comes first in it.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.parallel.PairJudge} takes each {@link io.glossa.corpus.parallel.TextPair} through the
 * {@linkplain io.glossa.corpus.parallel.PairFilter filters}; {@link io.glossa.corpus.parallel.PairDocuments} writes the kept
 * ones as documents, which from there on are documents like any other: deduplicated, decontaminated, divided and mixed.
 *
 * <table>
 * <caption>Filters and their limits</caption>
 * <tr><th>name</th><th>limit</th><th>OpusFilter's</th></tr>
 * <tr><td>{@code empty-side}</td><td>at least 1 letter</td><td>LengthFilter 1</td></tr>
 * <tr><td>{@code copied-side}</td><td>at most 0.9</td><td>SimilarityFilter 0.9</td></tr>
 * <tr><td>{@code side-script}</td><td>at least 0.5</td><td>CharacterScoreFilter 1.0</td></tr>
 * <tr><td>{@code side-language}</td><td>at least 0.5</td><td>LanguageIDFilter</td></tr>
 * <tr><td>{@code length-ratio}</td><td>at most 3</td><td>LengthRatioFilter 3</td></tr>
 * <tr><td>{@code numerals}</td><td>at least 0.5</td><td>NonZeroNumeralsFilter 0.5</td></tr>
 * <tr><td>{@code terminal-punctuation}</td><td>at least -2</td><td>TerminalPunctuationFilter -2</td></tr>
 * <tr><td>{@code long-word}</td><td>at most 40</td><td>LongWordFilter 40</td></tr>
 * <tr><td>{@code long-side}</td><td>at most 100 words</td><td>LengthFilter 100</td></tr>
 * </table>
 *
 * <p><b>Invariants.</b> Every rejected pair has a rule, a value and a reason. Nothing depends on how many tasks there are. A document
 * holds whole pairs.
 *
 * <p><b>Sources.</b> Aulamo et al. 2020 (OpusFilter) and its code; Vázquez et al. 2019 (terminal punctuation).
 */
package io.glossa.corpus.parallel;
