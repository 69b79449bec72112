package io.glossa.train.eval;

/**
 * The amount taken from every count and given to what was not seen.
 *
 * <p><b>Formula.</b> {@code D = n1 / (n1 + 2 n2)}, from how many events were seen once and twice.
 *
 * <p><b>Source.</b> Ney, Essen and Kneser 1994, On structuring probabilistic dependences, equation 14.
 */
final class Discount {
    /** Used where text is so small or so regular that nothing was seen once, or nothing twice. */
    private static final double DEFAULT = 0.5;

    private long once;
    private long twice;

    void see(int count) {
        if (count == 1) {
            once++;
        } else if (count == 2) {
            twice++;
        }
    }

    double value() {
        return once == 0 || twice == 0 ? DEFAULT : (double) once / (once + 2 * twice);
    }
}
