package io.glossa.spark;

import java.util.Comparator;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.rdd.ShuffledRDD;
import scala.Tuple2;
import scala.math.Ordering$;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Divides keyed rows into parts, written as {@link RowSerializer} writes them. */
final class RowShuffle {
    private RowShuffle() {}

    /** The rows in the parts of their keys, in no order. */
    static <K, V> JavaPairRDD<K, V> divided(JavaPairRDD<K, V> rows, Partitioner partitioner) {
        return pairs(shuffled(rows, partitioner));
    }

    /** The rows in the parts of their keys, each part in order. */
    static <K extends Comparable<K>, V> JavaPairRDD<K, V> sorted(JavaPairRDD<K, V> rows, Partitioner partitioner) {
        return pairs(shuffled(rows, partitioner)
                .setKeyOrdering(Ordering$.MODULE$.comparatorToOrdering(Comparator.<K>naturalOrder())));
    }

    private static <K, V> ShuffledRDD<K, V, V> shuffled(JavaPairRDD<K, V> rows, Partitioner partitioner) {
        return new ShuffledRDD<K, V, V>(
                        rows.rdd(), partitioner, RowShuffle.<K>tag(), RowShuffle.<V>tag(), RowShuffle.<V>tag())
                .setSerializer(new RowSerializer());
    }

    @SuppressWarnings("unchecked") // A shuffled RDD holds the pairs that its base class does not name.
    private static <K, V> JavaPairRDD<K, V> pairs(ShuffledRDD<K, V, V> rows) {
        return new JavaPairRDD<>((org.apache.spark.rdd.RDD<Tuple2<K, V>>) (Object) rows, tag(), tag());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // As Spark's own Java interface does.
    private static <T> ClassTag<T> tag() {
        return (ClassTag<T>) ClassTag$.MODULE$.AnyRef();
    }
}
