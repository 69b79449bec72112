/**
 * What the rules know of a language, kept in one file each.
 *
 * <p><b>Vocabulary.</b> A <i>profile</i> is the content of a language's file: script, analyser, function words, thresholds. An
 * <i>analyser</i> finds words. An <i>eojeol</i> is what stands between spaces in Korean: a word with its particles.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.language.Languages} finds the file, in a folder of the user's or among the built-in
 * ones; {@link io.glossa.corpus.language.LanguageProfile} checks it.
 *
 * <p><b>Invariants.</b> A new language needs a file and no Java. Every number in a file says where it comes from.
 */
package io.glossa.corpus.language;
