package io.glossa.train.data;

import io.glossa.vocab.pack.PackedSource;
import java.util.List;

/**
 * Sequences of some sources in an endless order that visits each once in every round, each round in another order.
 *
 * <p><b>Determinism</b> and <b>cost.</b> Those of {@link EndlessOrder}.
 */
final class SequenceStream {
    private final List<PackedSource> sources;
    private final EndlessOrder order;

    /** A stream; it serves nothing when its sources hold nothing. */
    SequenceStream(String key, List<PackedSource> sources) {
        this.sources = List.copyOf(sources);
        order = new EndlessOrder(
                key,
                Math.toIntExact(sources.stream().mapToLong(PackedSource::size).sum()));
    }

    /** Where a sequence lies. */
    record Place(PackedSource source, int number) {}

    /** Sequences of a round. */
    int size() {
        return order.size();
    }

    /** The place of a sequence of the endless order, from 0. */
    Place at(long index) {
        int number = order.at(index);
        for (PackedSource source : sources) {
            if (number < source.size()) {
                return new Place(source, number);
            }
            number -= source.size();
        }
        throw new IllegalStateException("there is no sequence " + index);
    }
}
