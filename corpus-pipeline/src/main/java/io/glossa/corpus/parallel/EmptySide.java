package io.glossa.corpus.parallel;

/** Rejects pairs of which a side has no letter or digit. */
public final class EmptySide implements PairFilter {
    @Override
    public String name() {
        return "empty-side";
    }

    @Override
    public String measures() {
        return "letters and digits of the shorter side";
    }

    @Override
    public PairLimit limit() {
        return PairLimit.atLeast(1, 1, 1e6);
    }

    @Override
    public double measure(PairSides sides) {
        return Math.min(
                SideText.spokenLength(sides.pair().first()),
                SideText.spokenLength(sides.pair().second()));
    }
}
