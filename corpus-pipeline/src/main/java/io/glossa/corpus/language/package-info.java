/**
 * What the rules know of a language, kept in one file each.
 *
 * <p><b>Vocabulary.</b> A <i>profile</i> is the content of a language's file: script, analyser, function words, thresholds. An
 * <i>analyser</i> finds words. <i>Function words</i> are the frequent words that hardly any text does without; where a language says
 * by endings what others say by words, <i>stop endings</i> count as well. <i>Sisters</i> are languages so near that one is
 * taken for the other. <i>Personal data</i> of a language are the identity numbers of the countries where it is spoken. An
 * <i>eojeol</i> is what stands between spaces in Korean: a word with its particles.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.language.Languages} finds the file, in a folder of the user's or among the built-in ones
 * that {@code languages/index.txt} lists; {@link io.glossa.corpus.language.LanguageProfile} checks it. The analysers of spaced
 * scripts share one scanner: {@code spaced} as it is, {@code greek} and {@code yoruba} with the spellings of the web for stop words,
 * {@code hausa} with {@code 'y} at the head of words, {@code nguni} with hyphens inside. {@code standard} and {@code icu} are
 * the Unicode rules; {@code nori} cuts Korean into morphemes.
 *
 * <p><b>Invariants.</b> A new language needs a file and no Java. Every number in a file says where it comes from. Marks are never cut
 * off their letters.
 *
 * <p><b>Sources.</b> Thresholds: Gopher (Rae et al. 2021), FineWeb-2's files per language where they were learnt from enough text, cc_net,
 * and quantiles measured on real corpora. Function words: stopwords-iso, NaijaSenti, UDHR; their shares on SIB-200.
 */
package io.glossa.corpus.language;
