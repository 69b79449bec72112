/**
 * Tells what language a text is written in, and when that cannot be told.
 *
 * <p><b>Vocabulary.</b> A <i>model</i> gives a probability for each language it knows. A <i>feature</i> is a run of three to five
 * characters of a word, or a long word. A feature's <i>evidence</i> is what it is worth for a language; its <i>holders</i> are the
 * languages that it speaks for. <i>{@code und}</i> stands for a text too short to tell and for a language without a name. <i>Sisters</i>
 * are languages so near that short texts are taken for one another. <i>Closed</i> is an evaluation among the languages that matter;
 * in an <i>open</i> one all the others are present.
 *
 * <p><b>Flow.</b> Training: {@link io.glossa.corpus.langid.TrainingText} → {@link io.glossa.corpus.langid.ModelTrainer} (sorts passages by
 * script, chooses features, counts them) → a file. Use: {@link io.glossa.corpus.langid.LanguageModels} opens the model that ships, one of
 * ours or one of {@linkplain io.glossa.corpus.langid.fasttext fastText's}; {@link io.glossa.corpus.langid.TextScript} leaves the languages of
 * the text's script, and where one alone is left (Korean, Greek) that is the answer; {@link io.glossa.corpus.langid.NGramModel} weighs
 * the others; {@link io.glossa.corpus.langid.LanguageCheck} holds a document, its segments and its sentences against what
 * the source promises. {@link io.glossa.corpus.langid.LanguageEvaluation} judges a model.
 *
 * <p><b>Why naive Bayes.</b> Linear models learnt on the same text by gradient descent (fastText's form, 131,072 features) told
 * isiXhosa from isiZulu in 76 of 100 sentences of news, counted ones in 88 to 94: the text is of other kinds than what is met later
 * (speeches, Scripture, screens), and a discriminating model learns the kind.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Models are immutable and safe for threads; nothing is fetched at run time.
 *   <li>The same text trains the same bytes; evidence is added in whole numbers, so no order matters.
 *   <li>A model never names a language that is not written in the script of most of the text's letters.
 *   <li>Text that is too short is {@code und}, not a guess.
 *   <li>The model that ships was trained on openly licensed text alone; {@code langid/README.md} and {@code langid/sources.tsv}
 *       list it and the command that makes the same model.
 * </ol>
 *
 * <p><b>Sources.</b> Cavnar and Trenkle 1994 (runs of characters); Lui and Baldwin 2011 (langid.py: naive Bayes over chosen
 * features); Duvenhage et al. 2017 (South African languages); Caswell et al. 2020 (why precision at a realistic prior counts).
 */
package io.glossa.corpus.langid;
