/**
 * Export: a trained model becomes a directory that others open.
 *
 * <p><b>Vocabulary.</b> A <i>model card</i> is the README of a model, with a head that model hubs read. A <i>run's
 * reports</i> are the JSON files its steps wrote about themselves; every figure of the card comes from them.
 *
 * <p><b>Flow.</b> {@link io.glossa.train.export.ModelExport} copies the weights, completes the small files that other
 * libraries look for, opens the result again, compares it with the model it came from, and writes the card.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Weights are copied bit for bit; the type they are stored in does not change.
 *   <li>Nothing takes its final name before it was read back and found equal, in bits and in probabilities.
 *   <li>Rows, {@code vocab_size} and tokenizer agree; tied stays tied; keys of config.json survive, rotary scaling among
 *       them.
 *   <li>An untouched base can be exported too: the card then says that nothing was trained.
 * </ol>
 *
 * <p><b>Sources.</b> The model card metadata of the Hugging Face hub; Mitchell et al. (2019), arXiv 1810.03993.
 */
package io.glossa.train.export;
