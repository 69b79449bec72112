/**
 * Limits inside words that learned pieces keep to.
 *
 * <p><b>Vocabulary.</b> A <i>boundary</i> is a place between two characters of a word. A <i>stretch</i> is what lies between
 * two boundaries; learners are given stretches with their counts as if they were words, so no piece that they learn crosses
 * a boundary of the words it was learned from.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.boundary.WordBoundaries} are found by name; counted words are cut at them before a
 * vocabulary is learned, from scratch ({@code training}) or further ({@code expansion}).
 *
 * <p><b>Invariants.</b> Boundaries rule learning alone. Encoding knows nothing of them: a piece that was learned inside one
 * word's morpheme is used wherever its characters stand, and tokens across boundaries that the base has already stay.
 *
 * <p><b>What it costs.</b> Particles can no longer join their nouns, so texts take more tokens; what is bought is that the
 * pieces are stems and endings, whose meaning is the same in every word. On film reviews that nothing was learned from, with
 * 8,000 pieces learned from 80,000 lines of others ({@code MorphemeBoundaryIT}):
 *
 * <pre>
 *                                    without boundaries       with those of Nori
 *                                tokens a word   ends kept   tokens a word   ends kept
 * BPE from scratch                   2.139         59.1 %        2.509         95.1 %
 * continued over stories260k         2.255         58.1 %        2.634         94.6 %
 * </pre>
 *
 * <p><i>Ends kept</i> is the share of the boundaries at which a token ends, too.
 *
 * <p><b>Sources.</b> The option {@code pretokenization_delimiter} of google/sentencepiece, a constraint of training only.
 */
package io.glossa.vocab.boundary;
