/**
 * What each step of training reads: packed sequences of several sources in an order that is known beforehand.
 *
 * <p><b>Vocabulary.</b> A <i>sequence</i> is a row of a packed shard. A <i>run</i> is the part of a sequence that lies in one
 * document. A <i>stream</i> is an endless order of some sequences that visits each once a <i>round</i>. The <i>target</i> is
 * text of the new language, the <i>replay</i> text of the base model's.
 *
 * <p><b>Flow.</b> A stage states a {@link io.glossa.train.data.DataRequest}; {@link io.glossa.train.data.TrainingData} says
 * which sequences a step takes; {@link io.glossa.train.data.SequenceRuns} cuts them into runs and lays them out as batches.
 *
 * <p><b>Invariants.</b> The sequences of a step are a pure function of the packed files, seed, stage and step.
 */
package io.glossa.train.data;
