package io.glossa.corpus.parallel;

import io.glossa.corpus.langid.LanguageCheck;
import io.glossa.corpus.langid.LanguageModels;
import io.glossa.corpus.language.LanguageProfile;

/**
 * Rejects pairs of which a side is surely in a third language, as the language identifier that ships sees it; a sister of the
 * side's own language is no other one, and a side too short to tell passes.
 *
 * <p><b>Formula.</b> 1 - probability of the likeliest language where that is a foreign one, else 1; of the worse side.
 *
 * <p><b>Source.</b> OpusFilter's LanguageIDFilter, turned around: nearly all sides are in their language, so it takes evidence of
 * another to reject one.
 */
public final class SideIdentity implements PairFilter {
    @Override
    public String name() {
        return "side-identity";
    }

    @Override
    public String measures() {
        return "doubt that a side is in another language";
    }

    @Override
    public PairLimit limit() {
        return PairLimit.atLeast(0.1, Math.ulp(0.0), 1);
    }

    @Override
    public double measure(PairSides sides) {
        return Math.min(
                doubt(sides.pair().first(), sides.first()), doubt(sides.pair().second(), sides.second()));
    }

    private static double doubt(String text, LanguageProfile language) {
        return 1 - new LanguageCheck(LanguageModels.shipped(), language.code(), language.sisters()).foreign(text);
    }
}
