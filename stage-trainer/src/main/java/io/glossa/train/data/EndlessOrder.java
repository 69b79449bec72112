package io.glossa.train.data;

import io.glossa.run.Hashes;
import java.util.SplittableRandom;

/**
 * The numbers from 0 to a size in an endless order that visits each once in every round, each round in another order.
 *
 * <p><b>Determinism.</b> The order is a pure function of key and size. <b>Cost.</b> 4 bytes a number; a round that is not the one asked
 * for last is shuffled anew, which takes time in proportion. Serves one thread.
 */
public final class EndlessOrder {
    private final String key;
    private final int size;
    private long round = -1;
    private int[] order = new int[0];

    /** An order; with a size of 0 it must not be asked. */
    public EndlessOrder(String key, int size) {
        this.key = key;
        this.size = size;
    }

    /** Numbers of a round. */
    public int size() {
        return size;
    }

    /** The number at a place of the endless order, from 0. */
    public int at(long index) {
        long wanted = index / size;
        if (wanted != round) {
            round = wanted;
            order = permutation(size, key + "/" + wanted);
        }
        return order[(int) (index % size)];
    }

    /** Fisher and Yates' shuffle. */
    private static int[] permutation(int size, String key) {
        SplittableRandom random =
                new SplittableRandom(Long.parseUnsignedLong(Hashes.sha256(key).substring(0, 16), 16));
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
