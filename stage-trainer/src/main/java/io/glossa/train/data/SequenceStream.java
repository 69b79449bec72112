package io.glossa.train.data;

import io.glossa.run.Hashes;
import io.glossa.vocab.pack.PackedSource;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sequences of some sources in an endless order that visits each once in every round, each round in another order.
 *
 * <p><b>Determinism.</b> The order is a pure function of the key. <b>Cost.</b> 4 bytes a sequence; a round that is not the one
 * asked for last is shuffled anew, which takes time in proportion. Serves one thread.
 */
final class SequenceStream {
    private final String key;
    private final List<PackedSource> sources;
    private final int size;
    private long round = -1;
    private int[] order = new int[0];

    /** A stream; it serves nothing when its sources hold nothing. */
    SequenceStream(String key, List<PackedSource> sources) {
        this.key = key;
        this.sources = List.copyOf(sources);
        size = Math.toIntExact(sources.stream().mapToLong(PackedSource::size).sum());
    }

    /** Where a sequence lies. */
    record Place(PackedSource source, int number) {}

    /** Sequences of a round. */
    int size() {
        return size;
    }

    /** The place of a sequence of the endless order, from 0. */
    Place at(long index) {
        long wanted = index / size;
        if (wanted != round) {
            round = wanted;
            order = permutation(size, key + "/" + wanted);
        }
        int number = order[(int) (index % size)];
        for (PackedSource source : sources) {
            if (number < source.size()) {
                return new Place(source, number);
            }
            number -= source.size();
        }
        throw new IllegalStateException("stream " + key + " has no sequence " + index);
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
