package io.glossa.corpus.parallel;

import io.glossa.corpus.language.LanguageProfile;

/**
 * A pair with the languages that its sides are promised to be in.
 *
 * @param pair both texts
 * @param first language of the first
 * @param second language of the second
 */
public record PairSides(TextPair pair, LanguageProfile first, LanguageProfile second) {}
