package io.glossa.corpus.mix;

import java.nio.charset.StandardCharsets;
import net.openhft.hashing.LongHashFunction;

/**
 * Where a document stands in the queue of its source: documents are taken once more in the order of these numbers.
 *
 * <p><b>Determinism.</b> Depends on the seed, source and id alone.
 */
public final class MixDraw {
    private final LongHashFunction hash;

    /** The draw of a seed. */
    public MixDraw(long seed) {
        // Apart from the draw of the splits, which uses the seed itself.
        this.hash = LongHashFunction.xx3(seed ^ 0x6D6978L);
    }

    /** A number from 0 to 2^63 - 1. */
    public long of(String source, String id) {
        return hash.hashBytes((source + "/" + id).getBytes(StandardCharsets.UTF_8)) >>> 1;
    }
}
