package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import net.openhft.hashing.LongHashFunction;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/**
 * Where a row stands in a table: the shard is a hash of source and id, rows of a shard are ordered by id. So neither
 * depends on how many tasks there were.
 *
 * @param shard file of the table
 * @param id of the document
 * @param source name of its source
 * @param key tells records with the same id apart
 */
record ShardKey(int shard, String id, String source, long key) implements Comparable<ShardKey>, Serializable {
    private static final LongHashFunction HASH = LongHashFunction.xx3();
    private static final Comparator<ShardKey> ORDER = Comparator.comparingInt(ShardKey::shard)
            .thenComparing(ShardKey::id)
            .thenComparing(ShardKey::source)
            .thenComparingLong(ShardKey::key);

    static ShardKey of(String source, String id, long key, int shards) {
        return new ShardKey((int) Long.remainderUnsigned(HASH.hashChars(source + "/" + id), shards), id, source, key);
    }

    @Override
    public int compareTo(ShardKey other) {
        return ORDER.compare(this, other);
    }

    /** The rows divided into shards, as many partitions, each in order; on their way they are bytes. */
    static <T> JavaRDD<T> sorted(JavaRDD<T> rows, RowFormat<T> format, Function<T, ShardKey> place, int shards) {
        JavaPairRDD<ShardKey, byte[]> placed = rows.mapToPair(row -> new Tuple2<>(place.call(row), format.pack(row)));
        return RowShuffle.sorted(placed, new ByShard(shards)).values().map(format::open);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(shard);
        JudgedRows.write(out, id);
        JudgedRows.write(out, source);
        out.writeLong(key);
    }

    static ShardKey read(DataInputStream in) throws IOException {
        return new ShardKey(in.readInt(), JudgedRows.text(in), JudgedRows.text(in), in.readLong());
    }

    /** Sends each row to the partition of its shard's number. */
    private static final class ByShard extends Partitioner {
        private static final long serialVersionUID = 1;

        private final int shards;

        ByShard(int shards) {
            this.shards = shards;
        }

        @Override
        public int numPartitions() {
            return shards;
        }

        @Override
        public int getPartition(Object key) {
            return ((ShardKey) key).shard();
        }
    }
}
