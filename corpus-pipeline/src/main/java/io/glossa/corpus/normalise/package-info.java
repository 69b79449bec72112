/**
 * One spelling for texts that look and mean the same.
 *
 * <p><b>Vocabulary.</b> A <i>normaliser</i> rewrites a text without changing what it says. <i>Mojibake</i> is text decoded with
 * the wrong character set. A <i>jamo</i> is a letter of the Korean script; two to four make a syllable. A <i>look-alike</i> is a
 * character of another alphabet in a letter's place. A <i>trigger</i> is a character without which a normaliser changes nothing:
 * a text is looked through once for those of all normalisers and redactors, and most rules are passed over.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.normalise.HtmlEntities}, then {@link io.glossa.corpus.normalise.MojibakeRepair}, while the bytes
 * can still be told; the letters of one language ({@link io.glossa.corpus.normalise.HangulComposition},
 * {@link io.glossa.corpus.normalise.GreekLetters}, {@link io.glossa.corpus.normalise.YorubaMarks}),
 * {@link io.glossa.corpus.normalise.CanonicalComposition}, {@link io.glossa.corpus.normalise.Controls}, and where words have
 * apostrophes {@link io.glossa.corpus.normalise.Apostrophes} and {@link io.glossa.corpus.normalise.HausaLetters}.
 * {@link io.glossa.corpus.normalise.MarkdownCode} is for sources that ask for it.
 *
 * <p><b>Invariants.</b> Each counts what it changed and is idempotent. Nothing is decomposed and no mark is dropped: a vowel with a
 * tone mark is another letter. What cannot be repaired stays visible for the filter.
 *
 * <p><b>Sources.</b> Unicode Standard, sections 3.12 and 23; Unicode Standard Annex 15.
 */
package io.glossa.corpus.normalise;
