package io.glossa.corpus.parallel;

/**
 * Rejects pairs with a very long word: addresses, code and lost spaces.
 *
 * <p><b>Source.</b> OpusFilter LongWordFilter: below 40 characters.
 */
public final class LongWord implements PairFilter {
    @Override
    public String name() {
        return "long-word";
    }

    @Override
    public String measures() {
        return "characters of the longest word";
    }

    @Override
    public PairLimit limit() {
        return PairLimit.atMost(40, 10, 1e6);
    }

    @Override
    public double measure(PairSides sides) {
        return Math.max(longest(sides.pair().first()), longest(sides.pair().second()));
    }

    private static int longest(String text) {
        int longest = 0;
        for (String word : SideText.words(text)) {
            longest = Math.max(longest, word.codePointCount(0, word.length()));
        }
        return longest;
    }
}
