package io.glossa.spark;

import io.glossa.corpus.dedup.Jaccard;
import io.glossa.corpus.dedup.Shingles;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Finds documents whose texts are similar: banding proposes pairs, and the exact Jaccard similarity of their shingles
 * decides.
 *
 * <p><b>Cost.</b> Every pair of a bucket is compared, up to {@value #MAX_BUCKET} documents. In a larger bucket (boilerplate
 * that thousands of pages share) each document is compared with the next and with the first only: chains of copies are
 * still found, at a cost that grows with the bucket and not with its square. Such buckets are counted and reported.
 */
final class NearDuplicates implements Serializable {
    private static final long serialVersionUID = 1;

    /** 64 documents are 2,016 pairs: some seconds of comparing texts of a few kilobytes. */
    static final int MAX_BUCKET = 64;

    private final Map<String, Shingles> shingles;
    private final double similarity;
    private final Partitioner partitioner;

    /**
     * A search.
     *
     * @param shingles of every source, by its name
     * @param similarity from which two documents are duplicates
     */
    NearDuplicates(Map<String, Shingles> shingles, double similarity, Partitioner partitioner) {
        this.shingles = new TreeMap<>(shingles);
        this.similarity = similarity;
        this.partitioner = partitioner;
    }

    /**
     * What was found.
     *
     * @param edges pairs of similar documents (larger key, smaller key)
     * @param pairs compared
     * @param cappedBuckets buckets larger than {@value #MAX_BUCKET}
     * @param cappedDocuments documents in them, once for each bucket
     */
    record Result(JavaPairRDD<Long, Long> edges, long pairs, long cappedBuckets, long cappedDocuments) {}

    /** Two documents that share a bucket, or (with {@code first} below zero) the size of a bucket beyond the cap. */
    private record Proposal(long first, long second) implements Serializable {}

    /** Searches; documents are divided by the partitioner. */
    Result find(JavaPairRDD<Long, Judged.Accepted> documents) {
        JavaRDD<Proposal> proposals = documents
                .values()
                .flatMapToPair(d -> {
                    List<Tuple2<Long, Long>> bands = new ArrayList<>();
                    for (long band : d.bandKeys()) {
                        bands.add(new Tuple2<>(band, d.key()));
                    }
                    return bands.iterator();
                })
                .groupByKey(partitioner)
                .flatMap(bucket -> proposals(bucket._2).iterator())
                .persist(StorageLevel.MEMORY_AND_DISK());
        long cappedBuckets = proposals.filter(p -> p.first < 0).count();
        long cappedDocuments = cappedBuckets == 0
                ? 0
                : proposals.filter(p -> p.first < 0).map(Proposal::second).reduce(Long::sum);

        JavaPairRDD<Long, Iterable<Long>> secondsByFirst = proposals
                .filter(p -> p.first >= 0)
                .mapToPair(p -> new Tuple2<>(p.first, p.second))
                .groupByKey(partitioner);
        JavaRDD<long[]> compared = textsOfFirst(secondsByFirst, documents)
                .groupByKey(partitioner)
                .join(documents, partitioner)
                .values()
                .flatMap(pair -> compare(pair._2, pair._1).iterator())
                .persist(StorageLevel.MEMORY_AND_DISK());
        long pairs = compared.count();
        proposals.unpersist(false);
        JavaPairRDD<Long, Long> edges = compared.filter(c -> c[2] == 1).mapToPair(c -> new Tuple2<>(c[0], c[1]));
        return new Result(edges, pairs, cappedBuckets, cappedDocuments);
    }

    private static List<Proposal> proposals(Iterable<Long> bucket) {
        List<Long> keys = new ArrayList<>(sorted(bucket));
        List<Proposal> pairs = new ArrayList<>();
        if (keys.size() > MAX_BUCKET) {
            pairs.add(new Proposal(-1, keys.size()));
        }
        for (int i = 0; i < keys.size(); i++) {
            for (int j = i + 1; j < keys.size(); j++) {
                if (keys.size() <= MAX_BUCKET || i == 0 || j == i + 1) {
                    pairs.add(new Proposal(keys.get(i), keys.get(j)));
                } else {
                    break;
                }
            }
        }
        return pairs;
    }

    /** Sends the text of a pair's first document to where its second one is. */
    private static JavaPairRDD<Long, Judged.Accepted> textsOfFirst(
            JavaPairRDD<Long, Iterable<Long>> secondsByFirst, JavaPairRDD<Long, Judged.Accepted> documents) {
        return secondsByFirst.join(documents).flatMapToPair(row -> {
            List<Tuple2<Long, Judged.Accepted>> sent = new ArrayList<>();
            for (long second : sorted(row._2._1)) {
                sent.add(new Tuple2<>(second, row._2._2));
            }
            return sent.iterator();
        });
    }

    /** For every other document: larger key, smaller key, and 1 if the two are similar. */
    private List<long[]> compare(Judged.Accepted document, Iterable<Judged.Accepted> others) {
        Shingles own = shingles.get(document.candidate().source());
        long[] set = Jaccard.shingleSet(document.text(), own);
        List<long[]> compared = new ArrayList<>();
        for (Judged.Accepted other : others) {
            boolean comparable = own.equals(shingles.get(other.candidate().source()));
            boolean similar =
                    comparable && Jaccard.similarity(set, Jaccard.shingleSet(other.text(), own)) >= similarity;
            compared.add(new long[] {document.key(), other.key(), similar ? 1 : 0});
        }
        return compared;
    }

    private static TreeSet<Long> sorted(Iterable<Long> keys) {
        TreeSet<Long> set = new TreeSet<>();
        keys.forEach(set::add);
        return set;
    }
}
