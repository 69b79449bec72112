package io.glossa.corpus.parallel;

import java.util.Locale;

/**
 * Rejects pairs whose sides are nearly the same text: nothing was translated.
 *
 * <p><b>Formula.</b> 1 - edit distance / length of the longer side, in lower case; of long sides the first
 * {@value #MOST_COMPARED} characters.
 *
 * <p><b>Source.</b> OpusFilter SimilarityFilter: below 0.9.
 */
public final class CopiedSide implements PairFilter {
    private static final int MOST_COMPARED = 500;

    @Override
    public String name() {
        return "copied-side";
    }

    @Override
    public String measures() {
        return "similarity of the sides";
    }

    @Override
    public PairLimit limit() {
        return PairLimit.atMost(0.9, Math.ulp(0.0), Math.nextDown(1.0));
    }

    @Override
    public double measure(PairSides sides) {
        String first = compared(sides.pair().first());
        String second = compared(sides.pair().second());
        int longer = Math.max(first.length(), second.length());
        return longer == 0 ? 1 : 1 - (double) distance(first, second) / longer;
    }

    private static String compared(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.substring(0, Math.min(MOST_COMPARED, lower.length()));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
