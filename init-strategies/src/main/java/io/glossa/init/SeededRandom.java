package io.glossa.init;

import java.util.Random;

/**
 * Generators that depend on a seed, a tensor and a row alone, so that rows can be drawn in any order by any thread.
 *
 * <p><b>Determinism.</b> {@link Random#nextGaussian} is specified to the bit.
 */
public final class SeededRandom {
    private SeededRandom() {}

    /** The generator of one row. */
    public static Random of(long seed, String tensor, int row) {
        return new Random(mix(mix(mix(seed) + tensor.hashCode()) + row));
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): neighbouring numbers become unrelated seeds. */
    public static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
