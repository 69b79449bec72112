package io.glossa.corpus.split;

import io.glossa.corpus.SourceSettings;
import net.openhft.hashing.LongHashFunction;

/**
 * Divides a corpus by duplicate cluster, so that no text of the held-out parts has a near copy in training.
 *
 * <p><b>Formula.</b> u = hash(seed, cluster) / 2^64; test if u &lt; test share, validation if u &lt; test share +
 * validation share, else train. A document's place depends on nothing but the seed and its cluster: adding documents
 * moves none of the others.
 *
 * <p><b>Determinism.</b> Pure; thread-safe.
 */
public final class ClusterSplitter {
    private static final double TWO_TO_53 = 0x1.0p53;

    private final LongHashFunction hash;

    /** A splitter whose draw depends on a seed. */
    public ClusterSplitter(long seed) {
        this.hash = LongHashFunction.xx3(seed);
    }

    /** The part that all documents of a cluster go to when its kept document is of the given source. */
    public Split split(String cluster, SourceSettings source) {
        double u = (hash.hashChars(cluster) >>> 11) / TWO_TO_53;
        if (u < source.testShare()) {
            return Split.TEST;
        }
        return u < source.testShare() + source.validationShare() ? Split.VALIDATION : Split.TRAIN;
    }
}
