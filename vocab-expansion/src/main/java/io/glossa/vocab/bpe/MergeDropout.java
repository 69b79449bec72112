package io.glossa.vocab.bpe;

import java.util.SplittableRandom;

/**
 * Chance in merging: each time a pair is to be chosen, every pair that could be joined is passed over with a fixed probability.
 * So a word is cut now this way, now that, and a model learns what its pieces are made of.
 *
 * <p><b>Determinism.</b> The same seed, text and table give the same pieces. Used by one thread for one text.
 *
 * <p><b>Source.</b> Provilkov et al. 2020, BPE-Dropout, arXiv 1910.13267, algorithm 1.
 */
public final class MergeDropout {
    private final double rate;
    private final SplittableRandom random;

    /**
     * Chance for one text.
     *
     * @param rate probability that a pair is passed over, 0 to below 1; the paper recommends 0.1
     * @param seed of the text
     */
    public MergeDropout(double rate, long seed) {
        this.rate = rate;
        random = new SplittableRandom(seed);
    }

    /** Whether nothing is ever passed over. */
    public boolean isNone() {
        return rate == 0;
    }

    /** Whether this pair is passed over this time. */
    boolean passesOver() {
        return random.nextDouble() < rate;
    }
}
