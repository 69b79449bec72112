package io.glossa.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * Makes ids unique within their source. The first record of an id, by file and number, keeps it; each further one is called
 * {@code ID~FILE#NUMBER}. A repeated id is a slip of whoever exported the data and no reason to lose a text.
 */
final class UniqueIds {
    private UniqueIds() {}

    /**
     * The documents under unique ids.
     *
     * @param documents by key, divided by the partitioner
     */
    static JavaPairRDD<Long, Judged.Accepted> of(
            JavaPairRDD<Long, Judged.Accepted> documents, Partitioner partitioner) {
        JavaPairRDD<Long, String> renamed = documents
                .values()
                .mapToPair(d -> new Tuple2<>(d.candidate().source() + "/" + d.id(), new Tuple2<>(d.key(), d.origin())))
                .groupByKey(partitioner)
                .flatMapToPair(group -> {
                    List<Tuple2<Long, String>> sameId = new ArrayList<>();
                    group._2.forEach(sameId::add);
                    sameId.sort(Comparator.comparing(Tuple2::_1));
                    return sameId.subList(1, sameId.size()).iterator();
                })
                .partitionBy(partitioner);
        return documents
                .leftOuterJoin(renamed, partitioner)
                .mapValues(pair -> pair._2.isPresent() ? pair._1.named(pair._1.id() + "~" + pair._2.get()) : pair._1);
    }
}
