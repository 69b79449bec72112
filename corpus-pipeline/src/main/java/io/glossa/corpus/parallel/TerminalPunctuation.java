package io.glossa.corpus.parallel;

/**
 * Rejects pairs whose numbers of sentence ends differ much: one side holds more sentences than the other.
 *
 * <p><b>Formula.</b> -ln(1 + |a - b| + (a - 1 if a &gt; 1) + (b - 1 if b &gt; 1)) with a and b the ends of each side, of the marks
 * {@code . ! ? …}, their full-width forms and the Greek question mark.
 *
 * <p><b>Source.</b> OpusFilter TerminalPunctuationFilter: at least -2 (Vázquez et al. 2019).
 */
public final class TerminalPunctuation implements PairFilter {
    private static final String ENDS = ".!?…。！？\u037E";

    @Override
    public String name() {
        return "terminal-punctuation";
    }

    @Override
    public String measures() {
        return "agreement of sentence ends";
    }

    @Override
    public PairLimit limit() {
        return PairLimit.atLeast(-2, -20, Math.nextDown(0.0));
    }

    @Override
    public double measure(PairSides sides) {
        int first = ends(sides.pair().first());
        int second = ends(sides.pair().second());
        int score = Math.abs(first - second) + Math.max(0, first - 1) + Math.max(0, second - 1);
        return -Math.log1p(score);
    }

    private static int ends(String text) {
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            ends += ENDS.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return ends;
    }
}
