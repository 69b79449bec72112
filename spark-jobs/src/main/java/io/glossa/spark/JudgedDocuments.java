package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.dedup.Shingles;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The documents where they were judged. Their texts stay there; what moves between stages are keys and sketches, and the
 * texts of those few that are compared. A document is found by the number of its part and its key.
 *
 * @param rows the documents, each part cheap to read again
 * @param sketches of the documents and of planted copies, in the same parts and under unique ids
 * @param tasks parts that keys are divided into between stages
 */
record JudgedDocuments(JavaRDD<Judged.Accepted> rows, JavaRDD<Sketch> sketches, int tasks) {
    /** A text on its way to where it is compared. */
    record Text(long key, int part, String source, String id, String text) implements Serializable {}

    /** Looks at the documents once for their sketches, planting copies as the settings say. */
    static JudgedDocuments of(
            JavaRDD<Judged.Accepted> rows, CorpusSettings settings, Map<String, Shingles> shingles, int tasks) {
        JavaRDD<Sketch> sketches = settings.dedup().plant() > 0
                ? rows.mapPartitions(new Planter(settings, shingles), true)
                : rows.map(Sketch::of);
        sketches.persist(StorageLevel.MEMORY_AND_DISK_SER());
        return new JudgedDocuments(rows, UniqueIds.of(sketches, tasks), tasks);
    }

    /** Parts that the documents are divided into. */
    int parts() {
        return rows.getNumPartitions();
    }

    /** The documents under their unique ids: rows and sketches are in the same order. */
    JavaRDD<Judged.Accepted> named() {
        return rows.zipPartitions(
                documents(),
                (all, named) ->
                        new Mapped<>(all, document -> document.as(named.next().candidate())));
    }

    /** Sketches of the documents alone. */
    JavaRDD<Sketch> documents() {
        return sketches.filter(s -> !s.isPlanted());
    }

    /**
     * Sends texts to groups.
     *
     * @param requests rows of part, key and number of the group, in their parts; a document may go to several groups
     */
    JavaPairRDD<Long, Text> send(JavaRDD<LongTable> requests) {
        return rows.zipPartitions(requests, (documents, tables) -> {
                    LongTable wanted = tables.next().withoutFirst();
                    return wanted.isEmpty()
                            ? Collections.<Tuple2<Long, Text>>emptyIterator()
                            : new Flattened<>(documents, d -> sent(d, wanted));
                })
                .mapToPair(sent -> sent);
    }

    private static List<Tuple2<Long, Text>> sent(Judged.Accepted document, LongTable wanted) {
        int row = wanted.find(document.key());
        if (row < 0) {
            return List.of();
        }
        Text text = new Text(
                document.key(),
                TaskContext.getPartitionId(),
                document.candidate().source(),
                document.id(),
                document.text());
        List<Tuple2<Long, Text>> sent = new ArrayList<>();
        for (int end = wanted.groupEnd(row, 1); row < end; row++) {
            sent.add(new Tuple2<>(wanted.get(row, 1), text));
        }
        return sent;
    }
}
