package io.glossa.corpus.parallel;

import java.lang.Character.UnicodeScript;

/**
 * Rejects pairs of which a side is not mostly in the script of its language. A side without letters is in its script.
 *
 * <p><b>Source.</b> OpusFilter CharacterScoreFilter asks for 1.0; real Korean and Greek sentences hold Latin names and terms, so half
 * the letters are enough here, as for documents.
 */
public final class SideScript implements PairFilter {
    @Override
    public String name() {
        return "side-script";
    }

    @Override
    public String measures() {
        return "share of letters in the script of the language, of the worse side";
    }

    @Override
    public PairLimit limit() {
        return PairLimit.atLeast(0.5, Math.ulp(0.0), 1);
    }

    @Override
    public double measure(PairSides sides) {
        return Math.min(
                share(sides.pair().first(), sides.first().unicodeScript()),
                share(sides.pair().second(), sides.second().unicodeScript()));
    }

    private static double share(String text, UnicodeScript script) {
        int letters = 0;
        int own = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetter(c)) {
                letters++;
                own += UnicodeScript.of(c) == script ? 1 : 0;
            }
        }
        return letters == 0 ? 1 : (double) own / letters;
    }
}
