/**
 * How large should the vocabulary be? One training pass, many sizes, measured on held-out text.
 *
 * <p><b>Vocabulary.</b> A <i>sweep</i> cuts one long list of learned pieces at many <i>sizes</i>; a <i>point</i> is one of them with what it
 * measures. The <i>elbow</i> is the point beyond which a further piece gains less than pieces gain on average; the <i>fastest</i> size is
 * that at which a byte is expected to take the least work, for a wider head costs operations too.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.sweep.VocabularySweep} learns, cuts and measures; {@link io.glossa.vocab.sweep.SweepReport} is the
 * table, the chart and the choice ({@link io.glossa.vocab.sweep.Elbow}).
 *
 * <p><b>How to read one.</b> The target's characters come first, most frequent first, and where the base spells them in bytes fertility falls
 * steeply, then ever less as they get rare. Then merges begin, and it falls steeply once more; from there on each doubling of the pieces
 * gains about the same, so that each piece gains half as much. A vocabulary that ends among the characters is hardly what one wants: the
 * elbow is sought behind them. Three limits say stop: the elbow; the occurrences of the rarest rows, which
 * training has to fill (the recipe's floor); and the fastest size. Small models reach the last one early, large ones hardly ever.
 *
 * <p><b>Invariants.</b> Every point is what {@code glossa vocab} makes at that size without guards; every rule of an expansion is checked
 * at every size; the same inputs give the same bytes.
 *
 * <p><b>Sources.</b> Satopää et al. 2011 (Kneedle), for the elbow; Tao et al. 2024, "Scaling Laws with Vocabulary", arXiv:2407.13623, for
 * larger models deserving larger vocabularies.
 */
package io.glossa.vocab.sweep;
