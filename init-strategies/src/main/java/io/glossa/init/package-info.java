/**
 * Embedding initialisation: new rows from old ones, compared by loss.
 *
 * <p><b>Vocabulary.</b> A <i>new piece</i> is one that the expanded tokenizer has and the base lacks; its <i>parts</i>
 * are the base pieces that its spelling was written with before. A <i>method</i> is an
 * {@link io.glossa.init.EmbeddingInitializer}, found by name; a <i>strategy</i> is a {@link io.glossa.init.Candidate}: methods for
 * embeddings and head. <i>Text rows</i> are the base's rows of ordinary pieces:
 * statistics leave out unknown, control, unused, byte and undertrained pieces. A <i>trial</i> is one strategy under one seed, judged by
 * a {@link io.glossa.init.LossProbe}.
 *
 * <p><b>Flow.</b> {@link io.glossa.init.InitializationStep} lets {@link io.glossa.init.ModelExpansion} write a candidate
 * for each strategy and seed, asks the probe for bits per byte before and after some steps on identical batches, applies
 * the rule of {@link io.glossa.init.InitializationComparison}, and writes the model of the chosen strategy.
 * {@link io.glossa.init.InitializationSurvey} makes the same trials for many strategies, measured along the steps and for what the base
 * loses, and writes no model. A base that does not exist yet is made in {@code io.glossa.init.scratch}; what stands in the base's place for a study's controls, in
 * {@code io.glossa.init.control}.
 *
 * <p><b>Methods.</b> Those that need the checkpoint alone, or a text besides, are in {@code io.glossa.init.method}; those that need word vectors, a
 * dictionary, a helper or a donor, named under {@code init.files}, are in {@code io.glossa.init.transfer}. Embeddings and
 * an untied head may have methods of their own. A method may decline a piece; the next of its {@code otherwise} chain is asked,
 * and {@code provenance.tsv} tells which gave the row. Which wins depends on the base: parts that the base never saw in
 * training, such as the bytes of another script, make {@code subtoken-mean} poor, and that is why the loss decides.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Everything but the vocabulary matrices is copied bit for bit, and so are the base's rows of these, unless a control is asked for.
 *   <li>Each matrix is initialised from itself: an untied head never from the embeddings. Tied stays tied.
 *   <li>A part list has no space that the piece lacks: {@code ▁가} is written with one space, {@code 가} with none.
 *   <li>Rows are computed in 64 bits and depend on piece, matrix and seed alone.
 *   <li>"No separable winner" is an answer; the order of the settings then decides.
 * </ol>
 *
 * <p><b>Sources.</b> Each initialiser cites its own; the comparison follows the finding that a loss per token says nothing
 * across vocabularies, so all figures are bits per byte of text.
 */
package io.glossa.init;
