package io.glossa.vocab.expansion;

/**
 * How many pieces an amount of target text supports, when a recipe leaves the size to the data.
 *
 * <p><b>Formula.</b> {@code 100 * (bytes / 10^7) ^ e}, a straight line in log space through two published points: 100 pieces
 * for 10 MB and 10,000 for 10 billion tokens, taken as 40 GB at four bytes a token; so {@code e = 2 / log10(4000) = 0.555}.
 * It gives 28 for 1 MB, 359 for 100 MB, 1,290 for 1 GB, 4,631 for 10 GB and 16,632 for 100 GB.
 *
 * <p>It counts pieces of more than one character. The script's own characters come on top: they are what longer pieces are
 * made of, and each replaces two or three byte tokens wherever it stands.
 *
 * <p><b>Source.</b> Yamaguchi et al. 2024, arXiv:2406.11477, who keep 100 of 50,000 candidates for 0.01 GB of text; Kim et al.
 * 2024, arXiv:2402.14714 (8,960 pieces counted on 100 GB), Choi et al. 2024, arXiv:2408.11294 (about 20,000 for 9.7 billion
 * tokens) and the Greek extension of Apertus (elbow near 10,000 for a plan of 10 billion tokens).
 */
final class DefaultSize {
    private static final double SMALL_BYTES = 1e7;
    private static final double SMALL_PIECES = 100;
    private static final double LARGE_BYTES = 4e10;
    private static final double LARGE_PIECES = 10_000;
    private static final double EXPONENT = Math.log(LARGE_PIECES / SMALL_PIECES) / Math.log(LARGE_BYTES / SMALL_BYTES);

    private DefaultSize() {}

    /**
     * Pieces of more than one character for a text.
     *
     * @param bytes of target text, in UTF-8
     * @param most what may not be exceeded
     */
    static int pieces(long bytes, int most) {
        double pieces = SMALL_PIECES * Math.pow(bytes / SMALL_BYTES, EXPONENT);
        return (int) Math.min(most, Math.max(1, Math.round(pieces)));
    }
}
