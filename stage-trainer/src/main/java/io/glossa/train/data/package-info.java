/**
 * What each step of training reads: packed sequences of several sources, in an order that is known beforehand.
 *
 * <p><b>Vocabulary.</b> A <i>sequence</i> is a row of a packed shard. A <i>run</i> is the part of a sequence that lies in one
 * document. A <i>stream</i> is an endless order of some sequences that visits each once a <i>round</i>. The <i>target</i> is
 * text of the new language, the <i>replay</i> text of the base model's. A <i>mixture</i> gives each source a <i>share</i>; the
 * <i>anneal</i> is the end of a stage on another mixture. A <i>target map</i> says what is to be predicted in a token's place.
 *
 * <p><b>Flow.</b> A stage states a {@link io.glossa.train.data.DataRequest} with its
 * {@link io.glossa.train.data.MixtureSettings}; {@link io.glossa.train.data.TrainingData} says which sequences a step takes;
 * {@link io.glossa.train.data.BatchLayout} cuts them into runs and lays them out with their targets (those of
 * {@link io.glossa.train.data.OldTokenizerTargets} where the head has not learned the new pieces yet);
 * {@link io.glossa.train.data.StepReader} does so for the next steps while one is computed.
 * {@link io.glossa.train.data.PackedFor} refuses a pack that is not the model's.
 *
 * <pre>
 * stages:
 *   - name: everything
 *     data:
 *       by: language               # source (default), language or role
 *       temperature: 3.3           # or weights: {ko: 3, en: 1}, or max-epochs: 4 (UniMax)
 *       anneal: {from: 0.9, weights: {ko: 9, en: 1}}
 *     replay-share: 0.25           # sets the replay's part; the mixture then holds within both parts
 * </pre>
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>The sequences of a step are a pure function of the packed files, seed, stage and step; no step has to be replayed to
 *       find another. Without {@code data} the order is that of former versions.
 *   <li>At every step each source has given its share of the sequences, but for the rounding that
 *       {@link io.glossa.train.data.EarliestDue} states.
 *   <li>Reading ahead changes no batch; what goes wrong in it is thrown where the step is taken.
 *   <li>Sequences stay on disk: memory does not grow with the corpus, but for 12 bytes a sequence.
 * </ol>
 *
 * <p><b>Sources.</b> Temperature: Conneau and Lample, arXiv 1901.07291. UniMax: Chung et al., arXiv 2304.09151. Annealing on
 * better text: OLMo 2, arXiv 2501.00656. Targets of the old tokenizer: Kim et al., EEVE, arXiv 2402.14714.
 */
package io.glossa.train.data;
