package io.glossa.corpus.parallel;

/**
 * Rejects pairs of which one side is much longer than the other: something is missing, or they are no translations.
 *
 * <p>Lengths count sounds, so that one limit serves all scripts: a Hangul syllable counts as its two or three letters.
 *
 * <p><b>Source.</b> OpusFilter LengthRatioFilter: at most 3.
 */
public final class LengthRatio implements PairFilter {
    @Override
    public String name() {
        return "length-ratio";
    }

    @Override
    public String measures() {
        return "length of the longer side over the shorter's";
    }

    @Override
    public PairLimit limit() {
        return PairLimit.atMost(3, 1, 1e6);
    }

    @Override
    public double measure(PairSides sides) {
        double first = Math.max(1, SideText.spokenLength(sides.pair().first()));
        double second = Math.max(1, SideText.spokenLength(sides.pair().second()));
        return Math.max(first, second) / Math.min(first, second);
    }
}
