/**
 * Reads supervised models of fastText, so that its language identifiers can stand in for ours.
 *
 * <p><b>Vocabulary.</b> A <i>token</i> is what stands between white space. A <i>subword</i> is a run of characters of a token with its
 * edges {@code <} and {@code >}; its hash chooses a row of the input matrix, shared with whatever else has that hash. A <i>pruned</i>
 * model keeps some rows only. <i>Product quantisation</i> stores a row as a few bytes, each the number of a centroid.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.langid.fasttext.FastTextFile} reads the file into a dictionary, two matrices and a loss;
 * {@link io.glossa.corpus.langid.fasttext.FastTextModel} looks up the rows of a text, takes their mean, and asks the loss.
 *
 * <p><b>Invariants.</b> Labels and probabilities are those that fastText itself gives, within the last digits of single
 * precision. A file is read but never written; sizes are checked before memory is taken.
 *
 * <p><b>Sources.</b> The format as fastText 0.9 reads it (file version 12, and 11 for models before subwords); Joulin et al. 2016,
 * "Bag of Tricks for Efficient Text Classification" and "FastText.zip: Compressing text classification models".
 */
package io.glossa.corpus.langid.fasttext;
