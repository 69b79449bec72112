/**
 * How much of each source the training text holds.
 *
 * <p><b>Vocabulary.</b> A <i>share</i> is a part of the training text in bytes. An <i>epoch</i> of a source is its whole text
 * once; a document may be taken less or more often than once. The <i>draw</i> of a document is a number made of its id;
 * documents are taken in its order. A <i>plan</i> says for each source how often all its documents are taken and up to which draw once more.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.mix.MixPlanner} divides a budget by {@link io.glossa.corpus.mix.MixSettings} and makes a
 * {@link io.glossa.corpus.mix.MixPlan}, which the corpus step writes as {@code mix.json} beside its splits. Packing takes every
 * document of {@code splits/train} as often as {@link io.glossa.corpus.mix.MixPlan.Copies} says; the other splits are never mixed.
 *
 * <p><b>Example.</b> The mix of Meltemi 7B over what a person has, each language's sources evened out:
 *
 * <pre>
 * corpus:
 *   mix:
 *     shares: {target: 0.72, replay: 0.264, parallel: 0.016}
 *     method: unimax
 *     max-epochs: 4
 *     budget: 2 GB
 * </pre>
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Shares are bytes: tokens depend on the tokenizer that the text is for. Packing shows the tokens beside them.
 *   <li>Shares are met within one document. If a role has too little text for that, the whole mix gets smaller, never the share.
 *   <li>No document is taken more than {@code max-epochs} times, rounded up.
 * </ol>
 *
 * <p><b>Sources.</b> Xue et al. 2021 (mT5: temperature, exponent 0.3); Chung et al. 2023 (UniMax); Muennighoff et al. 2023 (four
 * epochs); Voukoutis et al. 2024 (Meltemi: shares of target, English and parallel text).
 */
package io.glossa.corpus.mix;
