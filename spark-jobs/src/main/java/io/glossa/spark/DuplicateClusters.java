package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.dedup.DedupSettings;
import io.glossa.corpus.dedup.KeepRule;
import io.glossa.corpus.dedup.Shingles;
import io.glossa.corpus.dedup.UrlKey;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The clusters of duplicates, and which document of each stays.
 *
 * <p><b>Determinism.</b> Who stays depends on the documents of the cluster alone: the first by the keep rule, which orders
 * by quality, length, source and id, never by where a document was met. Planted copies join no cluster.
 */
final class DuplicateClusters {
    private final JudgedDocuments documents;
    private final JavaRDD<Decision> decisions;
    private final Search search;

    private DuplicateClusters(JudgedDocuments documents, JavaRDD<Decision> decisions, Search search) {
        this.documents = documents;
        this.decisions = decisions;
        this.search = search;
    }

    /**
     * How the search went.
     *
     * @param proposed pairs that banding proposed
     * @param compared of them by exact similarity, in twentieths
     * @param buckets how large they were
     * @param removedBelowSimilarity near duplicates less similar to the kept document than the settings ask
     * @param planted what became of planted copies; null without them
     * @param sample proposed pairs
     */
    record Search(
            long proposed,
            SortedMap<Integer, Long> compared,
            BandBuckets.Sizes buckets,
            long removedBelowSimilarity,
            PlantedRecall planted,
            List<DedupReport.Pair> sample) {}

    /** Clusters documents. */
    static DuplicateClusters of(
            JavaSparkContext context,
            JudgedDocuments documents,
            CorpusSettings settings,
            Map<String, Shingles> shingles,
            SearchSteps steps) {
        DedupSettings dedup = settings.dedup();
        int tasks = documents.tasks();
        Comparison comparison = new Comparison(shingles, dedup);
        JavaRDD<Edge> edges = context.emptyRDD();
        JavaRDD<Sketch> searched = documents.sketches();
        if (dedup.exact()) {
            JavaRDD<Sketch> all = searched;
            edges = steps.run("copies", () -> ExactDuplicates.ofText(all, tasks), new Edge.Format());
            searched = without(edges, all, documents.parts());
        }
        NearDuplicates.Result near =
                new NearDuplicates.Result(context.emptyRDD(), 0, new TreeMap<>(), BandBuckets.Sizes.NONE, List.of());
        PlantedRecall planted = null;
        if (dedup.near()) {
            near = new NearDuplicates(dedup, comparison, documents, steps).find(context, searched);
            edges = edges.union(near.edges());
            planted = dedup.plant() > 0 ? planted(documents, searched, edges, dedup) : null;
        }
        if (dedup.url()) {
            edges = edges.union(ExactDuplicates.ofPage(documents.sketches(), tasks));
        }
        JavaRDD<Edge> joined = edges.filter(edge -> !edge.hasPlanted());
        JavaRDD<ConnectedComponents.Link> roots = ConnectedComponents.of(
                        joined.map(e -> new ConnectedComponents.Link(e.second(), e.first(), false)), tasks, steps)
                .roots();
        JavaRDD<Decision> decisions = steps.run(
                "decisions",
                () -> compared(decisions(joined, roots, documents, dedup.keep()), documents, comparison),
                new Decision.Format());
        double threshold = dedup.similarity();
        long below = decisions
                .filter(d -> d.isSimilar() && !d.fate().samePage() && d.similarity() < threshold)
                .count();
        Search search = new Search(near.proposed(), near.compared(), near.buckets(), below, planted, near.sample());
        return new DuplicateClusters(documents, decisions, search);
    }

    Search search() {
        return search;
    }

    /** Number of clusters by the number of their documents; documents without duplicates are not in it. */
    SortedMap<Integer, Long> sizes() {
        return new TreeMap<>(decisions
                .filter(Decision::isKept)
                .mapToPair(d -> new Tuple2<>(d.fate().clusterSize(), 1L))
                .reduceByKey(Long::sum)
                .collectAsMap());
    }

    /** The documents that stay. */
    JavaRDD<Kept> kept() {
        return documents.named().zipPartitions(decisions, (all, decided) -> {
            InOrder inOrder = new InOrder(decided);
            return new Flattened<Judged.Accepted, Kept>(all, d -> {
                Decision decision = inOrder.of(d.key());
                return decision == null
                        ? List.of(new Kept(d, 1))
                        : decision.isKept()
                                ? List.of(new Kept(d, decision.fate().clusterSize()))
                                : List.of();
            });
        });
    }

    /** The documents that go, each with the one kept in its place. */
    JavaRDD<Duplicate> removed() {
        return documents.named().zipPartitions(decisions, (all, decided) -> {
            InOrder inOrder = new InOrder(decided);
            return new Flattened<Judged.Accepted, Duplicate>(
                    inOrder.isEmpty() ? Collections.emptyIterator() : all, d -> {
                        Decision decision = inOrder.of(d.key());
                        return decision == null || decision.isKept()
                                ? List.of()
                                : List.of(Duplicate.of(d, decision.fate(), decision.similarity()));
                    });
        });
    }

    /** The decisions of a part, which are in the order of its documents: one is in memory at a time. */
    private static final class InOrder {
        private final Iterator<Decision> decisions;
        private Decision next;

        InOrder(Iterator<Decision> decisions) {
            this.decisions = decisions;
            next = decisions.hasNext() ? decisions.next() : null;
        }

        boolean isEmpty() {
            return next == null;
        }

        /** The decision about a document, null if there is none; asked for one document after the other. */
        Decision of(long key) {
            if (next == null || next.key() != key) {
                return null;
            }
            Decision decision = next;
            next = decisions.hasNext() ? decisions.next() : null;
            return decision;
        }
    }

    /** The sketches without those of copies, and without planted copies of copies: their originals are not searched for. */
    private static JavaRDD<Sketch> without(JavaRDD<Edge> copies, JavaRDD<Sketch> sketches, int parts) {
        JavaRDD<LongRows> keys = LongShuffle.sorted(
                copies, 2, parts, LongShuffle.Target.PART, (part, e, sink) -> sink.add(e.secondPart(), e.second()));
        return sketches.zipPartitions(keys, (all, rows) -> {
            LongRows gone = rows.next();
            // Planted copies have keys beyond all others: each kind is looked up in order.
            KeyedRows documents = new KeyedRows(gone);
            KeyedRows planted = new KeyedRows(gone);
            return new Flattened<Sketch, Sketch>(
                    all,
                    s -> documents.find(s.key() & ~Sketch.PLANTED) || (s.isPlanted() && planted.find(s.key()))
                            ? List.of()
                            : List.of(s));
        });
    }

    /** Copies of white space alone were found as equal texts; the others are among the sketches that were searched. */
    private static PlantedRecall planted(
            JudgedDocuments documents, JavaRDD<Sketch> searched, JavaRDD<Edge> edges, DedupSettings dedup) {
        JavaRDD<Long> found = edges.filter(Edge::hasPlanted).map(Edge::second);
        JavaRDD<Sketch> equal = dedup.exact()
                ? documents.sketches().filter(s -> s.isPlanted() && s.similarity() == 1)
                : documents.sketches().filter(s -> false);
        JavaRDD<Sketch> similar = searched.filter(s -> s.isPlanted() && (s.similarity() < 1 || !dedup.exact()));
        return PlantedRecall.of(similar.union(equal), found, dedup, documents.tasks());
    }

    /** Decides about each member of a cluster, in the part that it is in. */
    private static JavaRDD<Decision> decisions(
            JavaRDD<Edge> edges, JavaRDD<ConnectedComponents.Link> roots, JudgedDocuments documents, String keepRule) {
        int tasks = documents.tasks();
        int parts = documents.parts();
        JavaRDD<LongRows> rooted = ClusterMembers.of(edges, roots, tasks, parts);
        JavaRDD<Tuple2<Long, Member>> members = members(documents.documents(), rooted);
        JavaPairRDD<Long, Member> kept = members.mapToPair(member -> member).reduceByKey(new Choice(keepRule), tasks);
        JavaRDD<Tuple2<Long, Member>> keptByPart = ClusterMembers.parts(rooted, tasks)
                .mapToPair(row -> new Tuple2<>(row[0], (int) row[1]))
                .join(kept, tasks)
                .mapToPair(k -> new Tuple2<>(k._2._1, new Tuple2<>(k._1, k._2._2)))
                .partitionBy(new LongShuffle.Numbered(parts))
                .values();
        return members.zipPartitions(keptByPart, DuplicateClusters::decide);
    }

    /** The sketches of cluster members with the roots of their clusters, where the documents are. */
    private static JavaRDD<Tuple2<Long, Member>> members(JavaRDD<Sketch> sketches, JavaRDD<LongRows> rooted) {
        return sketches.zipPartitions(rooted, (all, rows) -> {
            KeyedRows roots = new KeyedRows(rows.next());
            return new Flattened<Sketch, Tuple2<Long, Member>>(
                    all,
                    s -> roots.find(s.key())
                            ? List.of(new Tuple2<>(roots.get(2), new Member((int) roots.get(0), s.withoutBands(), 1)))
                            : List.of());
        });
    }

    private static Iterator<Decision> decide(
            Iterator<Tuple2<Long, Member>> members, Iterator<Tuple2<Long, Member>> kept) {
        Map<Long, Member> byRoot = new HashMap<>();
        kept.forEachRemaining(k -> byRoot.put(k._1, k._2));
        return new Mapped<>(members, member -> {
            Member stays = byRoot.get(member._1);
            Sketch own = member._2.sketch();
            Sketch other = stays.sketch();
            boolean exact = own.exactHigh() == other.exactHigh() && own.exactLow() == other.exactLow();
            boolean samePage = own.url() != UrlKey.NONE && own.url() == other.url();
            Fate fate = new Fate(other.key(), other.id(), other.candidate().source(), exact, stays.count(), samePage);
            return new Decision(member._2.part(), own.key(), stays.part(), fate, 1);
        });
    }

    /** Computes the similarity of each document that goes with the one that stays in its place. */
    private static JavaRDD<Decision> compared(
            JavaRDD<Decision> decisions, JudgedDocuments documents, Comparison comparison) {
        JavaRDD<Decision> all = decisions.persist(StorageLevel.MEMORY_AND_DISK_SER());
        JavaRDD<Edge> pairs = all.filter(Decision::isSimilar)
                .map(d -> new Edge(d.key(), d.part(), d.fate().kept(), d.keptPart()));
        JavaRDD<LongRows> similarities = LongShuffle.sorted(
                comparison.of(pairs, documents),
                3,
                documents.parts(),
                LongShuffle.Target.PART,
                (part, c, sink) ->
                        sink.add(c.edge().secondPart(), c.edge().second(), Double.doubleToRawLongBits(c.similarity())));
        return all.zipPartitions(similarities, (ofPart, rows) -> {
            KeyedRows byKey = new KeyedRows(rows.next());
            return new Mapped<>(ofPart, d -> byKey.find(d.key()) ? d.at(Double.longBitsToDouble(byKey.get(2))) : d);
        });
    }

    /** The better of two members by a keep rule, standing for both. */
    private static final class Choice implements org.apache.spark.api.java.function.Function2<Member, Member, Member> {
        private static final long serialVersionUID = 1;

        private final String keepRule;
        private transient Comparator<Member> order;

        Choice(String keepRule) {
            this.keepRule = keepRule;
        }

        @Override
        public Member call(Member a, Member b) {
            if (order == null) {
                order = Comparator.comparing(
                                (Member m) -> m.sketch().candidate(),
                                KeepRule.named(keepRule).order())
                        .thenComparingLong(m -> m.sketch().key());
            }
            return (order.compare(a, b) <= 0 ? a : b).over(a.count() + b.count());
        }
    }
}
