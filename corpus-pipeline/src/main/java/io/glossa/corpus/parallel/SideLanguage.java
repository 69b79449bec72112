package io.glossa.corpus.parallel;

import io.glossa.corpus.language.LanguageProfile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rejects pairs of which a side is in the other side's language, by the function words of both.
 *
 * <p><b>Formula.</b> Of the words of a side that are stop words of exactly one of the two languages, the share that is of its own;
 * of the worse side. A side with fewer than {@value #LEAST_WORDS} of them says nothing and counts as 1.
 */
public final class SideLanguage implements PairFilter {
    private static final int LEAST_WORDS = 3;

    @Override
    public String name() {
        return "side-language";
    }

    @Override
    public String measures() {
        return "share of function words in its own language, of the worse side";
    }

    @Override
    public PairLimit limit() {
        return PairLimit.atLeast(0.5, Math.ulp(0.0), 1);
    }

    @Override
    public double measure(PairSides sides) {
        return Math.min(
                share(sides.pair().first(), sides.first(), sides.second()),
                share(sides.pair().second(), sides.second(), sides.first()));
    }

    private static double share(String text, LanguageProfile own, LanguageProfile other) {
        List<String> ownWords = own.stopWords();
        Set<String> mine = new HashSet<>(ownWords);
        Set<String> theirs = new HashSet<>(other.stopWords());
        theirs.removeAll(mine);
        mine.removeAll(new HashSet<>(other.stopWords()));
        int found = 0;
        int foreign = 0;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}'’]+")) {
            found += mine.contains(word) ? 1 : 0;
            foreign += theirs.contains(word) ? 1 : 0;
        }
        return found + foreign < LEAST_WORDS ? 1 : (double) found / (found + foreign);
    }
}
