package io.glossa.vocab.pack;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import net.openhft.hashing.LongHashFunction;

/**
 * Which shard a document goes to and where in it: functions of its id and the seed alone, so that neither the order in
 * which documents arrive nor the number of partitions changes a byte of the outcome.
 */
public final class DocumentOrder {
    private final long seed;
    private final int shards;

    /** The order that settings ask for. */
    public DocumentOrder(PackSettings settings) {
        seed = settings.seed();
        shards = settings.shards();
    }

    /** The shard of a document, from 0. */
    public int shard(String id) {
        return (int) Long.remainderUnsigned(hash(0, id), shards);
    }

    /** The order within a shard: by a hash of seed and id, then by id. */
    public Comparator<String> withinShard() {
        return Comparator.comparingLong((String id) -> hash(seed ^ 0x5DEECE66DL, id))
                .thenComparing(Comparator.naturalOrder());
    }

    private static long hash(long seed, String id) {
        return LongHashFunction.xx3(seed).hashBytes(id.getBytes(StandardCharsets.UTF_8));
    }
}
