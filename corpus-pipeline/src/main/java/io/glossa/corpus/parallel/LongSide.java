package io.glossa.corpus.parallel;

/**
 * Rejects pairs of which a side has very many words: whole paragraphs are seldom translated sentence for sentence.
 *
 * <p><b>Source.</b> OpusFilter LengthFilter: at most 100 words.
 */
public final class LongSide implements PairFilter {
    @Override
    public String name() {
        return "long-side";
    }

    @Override
    public String measures() {
        return "words of the longer side";
    }

    @Override
    public PairLimit limit() {
        return PairLimit.atMost(100, 1, 1e6);
    }

    @Override
    public double measure(PairSides sides) {
        return Math.max(
                SideText.words(sides.pair().first()).length,
                SideText.words(sides.pair().second()).length);
    }
}
