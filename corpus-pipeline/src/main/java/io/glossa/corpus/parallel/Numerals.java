package io.glossa.corpus.parallel;

/**
 * Rejects pairs whose numbers differ. Zeros do not count: a million is 1,000,000 in one language and 100 times ten thousand in
 * another. Sides without digits agree.
 *
 * <p><b>Formula.</b> 2 × longest common subsequence of the non-zero digits / their number on both sides.
 *
 * <p><b>Source.</b> OpusFilter NonZeroNumeralsFilter: at least 0.5; there by Ratcliff and Obershelp's similarity.
 */
public final class Numerals implements PairFilter {
    /** Tables of numbers longer than this are compared by their beginnings. */
    private static final int MOST_COMPARED = 200;

    @Override
    public String name() {
        return "numerals";
    }

    @Override
    public String measures() {
        return "agreement of the digits";
    }

    @Override
    public PairLimit limit() {
        return PairLimit.atLeast(0.5, Math.ulp(0.0), 1);
    }

    @Override
    public double measure(PairSides sides) {
        String first = digits(sides.pair().first());
        String second = digits(sides.pair().second());
        int both = first.length() + second.length();
        return both == 0 ? 1 : 2.0 * common(first, second) / both;
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length() && digits.length() < MOST_COMPARED; i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit > 0) {
                digits.append((char) ('0' + digit));
            }
        }
        return digits.toString();
    }

    private static int common(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int i = 0; i < a.length(); i++) {
            int diagonal = 0;
            for (int j = 0; j < b.length(); j++) {
                int above = row[j + 1];
                row[j + 1] = a.charAt(i) == b.charAt(j) ? diagonal + 1 : Math.max(above, row[j]);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
