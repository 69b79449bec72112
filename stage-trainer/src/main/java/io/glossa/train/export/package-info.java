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
 *   <li>Weights are copied bit for bit in the type they are stored in, unless another is asked for: then every number is the
 *       nearest of that type, and one that does not fit is refused by its tensor's name.
 *   <li>Nothing takes its final name before it was read back and found equal, in bits and, for all but large models, in
 *       probabilities.
 *   <li>Rows, {@code vocab_size} and tokenizer agree; tied stays tied; keys of config.json survive, rotary scaling among
 *       them; so do the chat template and the ids that begin and end a text.
 *   <li>The card lists the licences of the base and of every text that was trained on; a non-commercial one marks the model.
 *   <li>An untouched base can be exported too: the card then says that nothing was trained.
 * </ol>
 *
 * <p><b>Cost.</b> What does not change is copied by the kernel and compared by reading both sides once; its hash is taken from the
 * record of the step that wrote it ({@code RecordedHashes}) and else computed. For 4 GB on two cores (AMD EPYC, Java 17, median and range of
 * three rounds of {@code ExportBenchmark} in {@code tests}, on a shared machine) {@code cp} takes 3.2 CPU-seconds (2.1 to 7.9), an export of
 * what training left 4.1 (3.3 to 5.2), 1.3 times as much; copying 3.1 and comparing 1.0 of it. Without a record SHA-256 adds 3.5.
 *
 * <p><b>Sources.</b> The model card metadata of the Hugging Face hub; Mitchell et al. (2019), arXiv 1810.03993.
 */
package io.glossa.train.export;
