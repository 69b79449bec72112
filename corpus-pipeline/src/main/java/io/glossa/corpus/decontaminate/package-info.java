/**
 * Evaluation texts in the training text: finding them, telling them from common phrases, and taking them out.
 *
 * <p><b>Vocabulary.</b> A <i>benchmark</i> is a named evaluation set; an <i>item</i> is one of its texts. Texts are compared
 * as their <i>folded letters</i>: no case, marks, spaces or punctuation. A <i>run</i> is a stretch of letters; a <i>gram</i> is a run that
 * the index holds. An item is <i>covered</i> where a document repeats its grams, and <i>found</i> when enough of it is covered. A
 * gram in more than so many documents is a <i>common phrase</i> (scripture, formulas, boilerplate) and covers nothing.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.decontaminate.EvaluationSets} reads the sets in their own
 * {@linkplain io.glossa.corpus.decontaminate.EvaluationFormat formats}; {@link io.glossa.corpus.decontaminate.OverlapIndex} hashes
 * their grams and finds those of a document; the caller counts in how many documents each gram was met and calls the frequent
 * ones common; {@link io.glossa.corpus.decontaminate.Decontaminator} then drops the document, cuts the sentences, or only reports.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Both sides are folded by the same code, whatever their language: a set has no language file, and two analysers that
 *       cut words differently would never meet. Words of the word runs are what stands between spaces (in Korean the eojeol);
 *       runs of letters find what was spaced otherwise.
 *   <li>Runs are measured in spoken length: a Hangul syllable counts as two letters.
 *   <li>Text is cut at sentence bounds, never at bytes.
 *   <li>What is too short to be looked for is counted and reported, not passed over.
 * </ol>
 *
 * <p><b>Limits.</b> Translations and paraphrases are not found. Neither is a part of a text when the part has under 50 letters
 * and under 13 words.
 *
 * <p><b>Sources.</b> Brown et al. 2020, appendix C (13 words, frequent n-grams ignored); OpenAI 2023, GPT-4 technical report, appendix C
 * (50 characters without spaces and symbols); NVIDIA NeMo Curator (matches met more than ten times ignored).
 */
package io.glossa.corpus.decontaminate;
