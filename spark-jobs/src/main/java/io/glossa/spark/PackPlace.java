package io.glossa.spark;

import io.glossa.vocab.pack.DocumentOrder;
import io.glossa.vocab.pack.PackSettings;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import org.apache.spark.Partitioner;

/**
 * Where a document stands in the packed corpus: a file, which is a shard of a source in a split, and an id that decides the
 * order in it.
 */
record PackPlace(String split, String source, int shard, String id) implements Serializable {
    /** Whether both stand in one file. */
    boolean sharesFileWith(PackPlace other) {
        return other != null && shard == other.shard && source.equals(other.source) && split.equals(other.split);
    }

    /** File by file, and within a file as {@link DocumentOrder} says. */
    static final class Order implements Comparator<PackPlace>, Serializable {
        private static final long serialVersionUID = 1;
        private static final Comparator<PackPlace> BY_FILE = Comparator.comparing(PackPlace::split)
                .thenComparing(PackPlace::source)
                .thenComparingInt(PackPlace::shard);

        private final PackSettings settings;
        private transient Comparator<PackPlace> order;

        Order(PackSettings settings) {
            this.settings = settings;
        }

        @Override
        public int compare(PackPlace a, PackPlace b) {
            if (order == null) {
                order = BY_FILE.thenComparing(PackPlace::id, new DocumentOrder(settings).withinShard());
            }
            return order.compare(a, b);
        }
    }

    /** Brings all documents of a file together. */
    static final class ByFile extends Partitioner {
        private static final long serialVersionUID = 1;

        private final int partitions;

        ByFile(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object key) {
            PackPlace place = (PackPlace) key;
            return Math.floorMod(Objects.hash(place.split, place.source, place.shard), partitions);
        }
    }
}
