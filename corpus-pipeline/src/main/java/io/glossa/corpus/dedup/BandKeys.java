package io.glossa.corpus.dedup;

/**
 * Turns a signature into one key a band; documents that share a key are compared.
 *
 * <p>A key is a 64-bit hash of the band's number and all its rows, so documents meet only when a whole band agrees (or by
 * chance, once in 2^64 pairs).
 */
public final class BandKeys {
    private BandKeys() {}

    /** The keys, by band. */
    public static long[] of(int[] signature, int bands, int rows) {
        if (signature.length < (long) bands * rows) {
            throw new IllegalArgumentException(
                    "a signature of " + signature.length + " values has no " + bands + " bands of " + rows);
        }
        long[] keys = new long[bands];
        for (int band = 0; band < bands; band++) {
            long key = Shingles.mix(band + 1L);
            for (int row = 0; row < rows; row++) {
                key = Shingles.mix(key ^ signature[band * rows + row]) + 0x9E3779B97F4A7C15L;
            }
            keys[band] = key;
        }
        return keys;
    }
}
