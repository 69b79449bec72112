package io.glossa.corpus.filter;

import io.glossa.corpus.language.LanguageProfile;

/** A profile like another, for texts in Greek letters. */
final class GreekLike {
    private GreekLike() {}

    static LanguageProfile of(LanguageProfile other) {
        return new LanguageProfile(
                "el",
                "Greek",
                "Greek",
                other.analyser(),
                other.normalisers(),
                other.filters(),
                other.shingles(),
                other.stopWords(),
                other.stopEndings(),
                other.thresholds(),
                other.sisters(),
                other.personalData());
    }
}
