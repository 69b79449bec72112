package io.glossa.corpus.langid;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Draws pieces of text to learn from: any language, any place, any length, now and then as people type it who have no marks
 * on their keyboard.
 *
 * <p><b>Formula.</b> A language is drawn in proportion to the square root of its characters, so that one with a thousandth of
 * the text is still seen; lengths are log-uniform from {@value #SHORTEST} to {@value #LONGEST} characters.
 */
final class TextDraw {
    static final int SHORTEST = 16;
    static final int LONGEST = 320;
    /** One piece in seven loses the marks of its letters: Yoruba and Hausa are often typed so. */
    private static final int FOLDED_ONE_IN = 7;

    private final List<List<String>> passages;
    private final double[] cumulative;
    private final SplittableRandom random;

    /**
     * Pieces of passages.
     *
     * @param passages by language, none empty
     */
    TextDraw(List<List<String>> passages, long seed) {
        this.passages = passages;
        this.random = new SplittableRandom(seed);
        this.cumulative = new double[passages.size()];
        double sum = 0;
        for (int l = 0; l < cumulative.length; l++) {
            sum += StrictMath.sqrt(passages.get(l).stream().mapToLong(String::length).sum());
            cumulative[l] = sum;
        }
    }

    /** The language of the next piece. */
    int language() {
        double at = random.nextDouble() * cumulative[cumulative.length - 1];
        int l = 0;
        while (cumulative[l] <= at) {
            l++;
        }
        return l;
    }

    /** A piece of a language. */
    String piece(int language) {
        List<String> own = passages.get(language);
        int passage = random.nextInt(own.size());
        double range = StrictMath.log((double) LONGEST / SHORTEST);
        int length = (int) (SHORTEST * StrictMath.exp(random.nextDouble() * range));
        String first = own.get(passage);
        int start = first.length() <= length ? 0 : wordStart(first, random.nextInt(first.length() - length));
        StringBuilder piece = new StringBuilder(first.substring(start, end(first, start + length)));
        while (piece.length() < length) {
            passage = (passage + 1) % own.size();
            String next = own.get(passage);
            piece.append(' ').append(next, 0, end(next, length - piece.length()));
        }
        return random.nextInt(FOLDED_ONE_IN) == 0 ? folded(piece.toString()) : piece.toString();
    }

    private static int wordStart(String text, int from) {
        int space = text.indexOf(' ', from);
        return space < 0 ? from : space + 1;
    }

    private static int end(String text, int least) {
        int space = text.indexOf(' ', Math.max(0, least));
        return space < 0 ? text.length() : space;
    }

    /** Text in plain letters. */
    static String folded(String text) {
        char[] in = text.toCharArray();
        char[] out = new char[4 * in.length];
        return new String(out, 0, ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length));
    }
}
