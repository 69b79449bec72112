package io.glossa.spark;

import io.glossa.corpus.dedup.ExactKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/** Finds documents with equal texts. */
final class ExactDuplicates {
    private ExactDuplicates() {}

    /**
     * A pair (copy, representative) for every document whose text another one has too; the representative is the document
     * with the least key.
     */
    static JavaPairRDD<Long, Long> edges(JavaPairRDD<Long, Judged.Accepted> documents, Partitioner partitioner) {
        return documents
                .values()
                .mapToPair(d -> new Tuple2<>(new ExactKey(d.exactHigh(), d.exactLow()).hex(), d.key()))
                .groupByKey(partitioner)
                .flatMapToPair(group -> {
                    long least = Long.MAX_VALUE;
                    List<Long> keys = new ArrayList<>();
                    for (long key : group._2) {
                        keys.add(key);
                        least = Math.min(least, key);
                    }
                    List<Tuple2<Long, Long>> edges = new ArrayList<>();
                    for (long key : keys) {
                        if (key != least) {
                            edges.add(new Tuple2<>(key, least));
                        }
                    }
                    return edges.iterator();
                });
    }
}
