package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.dedup.Jaccard;
import io.glossa.corpus.dedup.KeepRule;
import io.glossa.corpus.dedup.Shingles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The clusters of duplicates, and which document of each stays.
 *
 * <p><b>Determinism.</b> Who stays depends on the documents of the cluster alone: the first by the keep rule, which orders
 * by quality, length, source and id, never by where a document was met.
 */
final class DuplicateClusters {
    private final JavaPairRDD<Long, Judged.Accepted> documents;
    private final JavaPairRDD<Long, Fate> fates;
    private final Map<String, Shingles> shingles;
    private final Partitioner partitioner;
    private final SearchCounts counts;

    private DuplicateClusters(
            JavaPairRDD<Long, Judged.Accepted> documents,
            JavaPairRDD<Long, Fate> fates,
            Map<String, Shingles> shingles,
            Partitioner partitioner,
            SearchCounts counts) {
        this.documents = documents;
        this.fates = fates;
        this.shingles = shingles;
        this.partitioner = partitioner;
        this.counts = counts;
    }

    /** How the search went: pairs compared, and buckets that were too large to compare all pairs of. */
    record SearchCounts(long pairsCompared, long cappedBuckets, long cappedBucketDocuments) {}

    /** Clusters the documents, which are divided by the partitioner. */
    static DuplicateClusters of(
            JavaSparkContext context,
            JavaPairRDD<Long, Judged.Accepted> documents,
            CorpusSettings settings,
            Map<String, Shingles> shingles,
            Partitioner partitioner) {
        JavaPairRDD<Long, Long> edges = JavaPairRDD.fromJavaRDD(context.emptyRDD());
        long pairs = 0;
        long cappedBuckets = 0;
        long cappedDocuments = 0;
        JavaPairRDD<Long, Judged.Accepted> distinct = documents;
        if (settings.dedup().exact()) {
            edges = ExactDuplicates.edges(documents, partitioner)
                    .partitionBy(partitioner)
                    .persist(StorageLevel.MEMORY_AND_DISK());
            distinct = documents.subtractByKey(edges, partitioner);
        }
        if (settings.dedup().near()) {
            NearDuplicates.Result near =
                    new NearDuplicates(shingles, settings.dedup().similarity(), partitioner).find(distinct);
            edges = edges.union(near.edges());
            pairs = near.pairs();
            cappedBuckets = near.cappedBuckets();
            cappedDocuments = near.cappedDocuments();
        }
        ConnectedComponents.Result components = ConnectedComponents.of(edges, partitioner);
        JavaPairRDD<Long, Fate> fates =
                fates(components.roots(), documents, settings.dedup().keep(), partitioner);
        return new DuplicateClusters(
                documents,
                fates.persist(StorageLevel.MEMORY_AND_DISK()),
                shingles,
                partitioner,
                new SearchCounts(pairs, cappedBuckets, cappedDocuments));
    }

    SearchCounts counts() {
        return counts;
    }

    /** Number of clusters by the number of their documents; documents without duplicates are not in it. */
    SortedMap<Integer, Long> sizes() {
        return new TreeMap<>(fates.filter(f -> f._1 == f._2.kept())
                .mapToPair(f -> new Tuple2<>(f._2.clusterSize(), 1L))
                .reduceByKey(Long::sum)
                .collectAsMap());
    }

    /** The documents that stay, by key. */
    JavaPairRDD<Long, Judged.Accepted> kept() {
        return documents
                .leftOuterJoin(fates, partitioner)
                .filter(d -> !d._2._2.isPresent() || d._2._2.get().kept() == d._1)
                .mapValues(Tuple2::_1);
    }

    /** The documents that go, each with the one kept in its place. */
    JavaRDD<Duplicate> removed() {
        JavaPairRDD<Long, Tuple2<Judged.Accepted, Fate>> gone =
                documents.join(fates, partitioner).filter(d -> d._2._2.kept() != d._1);
        JavaRDD<Duplicate> exact = gone.filter(d -> d._2._2.exact()).map(d -> Duplicate.of(d._2._1, d._2._2, 1.0));
        Map<String, Shingles> ofSource = shingles;
        JavaRDD<Duplicate> near = gone.filter(d -> !d._2._2.exact())
                .mapToPair(d -> new Tuple2<>(d._2._2.kept(), d._2))
                .join(documents, partitioner)
                .values()
                .map(pair -> {
                    Judged.Accepted document = pair._1._1;
                    Shingles cut = ofSource.get(document.candidate().source());
                    double similarity = Jaccard.similarity(document.text(), pair._2.text(), cut);
                    return Duplicate.of(document, pair._1._2, similarity);
                });
        return exact.union(near);
    }

    private static JavaPairRDD<Long, Fate> fates(
            JavaPairRDD<Long, Long> roots,
            JavaPairRDD<Long, Judged.Accepted> documents,
            String keepRule,
            Partitioner partitioner) {
        JavaPairRDD<Long, Long> members = roots.flatMapToPair(
                        r -> List.of(new Tuple2<>(r._1, r._2), new Tuple2<>(r._2, r._2))
                                .iterator())
                .reduceByKey(partitioner, Math::min);
        return members.join(documents, partitioner)
                .mapToPair(m -> new Tuple2<>(m._2._1, Member.of(m._2._2)))
                .groupByKey(partitioner)
                .flatMapToPair(cluster -> decide(cluster._2, keepRule).iterator())
                .partitionBy(partitioner);
    }

    private static List<Tuple2<Long, Fate>> decide(Iterable<Member> cluster, String keepRule) {
        List<Member> members = new ArrayList<>();
        cluster.forEach(members::add);
        members.sort(
                Comparator.comparing(Member::candidate, KeepRule.named(keepRule).order())
                        .thenComparingLong(Member::key));
        Member kept = members.get(0);
        List<Tuple2<Long, Fate>> fates = new ArrayList<>();
        for (Member member : members) {
            boolean exact = member.exactHigh() == kept.exactHigh() && member.exactLow() == kept.exactLow();
            Fate fate =
                    new Fate(kept.key(), kept.candidate().id(), kept.candidate().source(), exact, members.size());
            fates.add(new Tuple2<>(member.key(), fate));
        }
        return fates;
    }
}
