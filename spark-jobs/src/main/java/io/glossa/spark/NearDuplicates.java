package io.glossa.spark;

import io.glossa.corpus.dedup.DedupSettings;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.openhft.hashing.LongHashFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * Finds documents whose texts are similar: banding proposes pairs, and the exact Jaccard similarity of their shingles
 * decides, unless the settings leave it to the banding.
 */
final class NearDuplicates {
    private final DedupSettings settings;
    private final Comparison comparison;
    private final JudgedDocuments documents;
    private final SearchSteps steps;

    NearDuplicates(DedupSettings settings, Comparison comparison, JudgedDocuments documents, SearchSteps steps) {
        this.steps = steps;
        this.settings = settings;
        this.comparison = comparison;
        this.documents = documents;
    }

    /**
     * What was found.
     *
     * @param edges pairs of duplicates, planted copies among them
     * @param proposed pairs of documents that banding proposed
     * @param compared of them by exact similarity, in twentieths from 0 to 20; empty when none was compared
     * @param buckets how large they were
     * @param sample pairs with their similarity
     */
    record Result(
            JavaRDD<Edge> edges,
            long proposed,
            SortedMap<Integer, Long> compared,
            BandBuckets.Sizes buckets,
            List<DedupReport.Pair> sample) {}

    /** Searches among sketches: no two documents in them have the same text when exact duplicates were looked for. */
    Result find(JavaSparkContext context, JavaRDD<Sketch> sketches) {
        BandBuckets buckets = BandBuckets.of(sketches, documents.tasks(), settings.maxBucket());
        SearchSteps.Found<Edge, BandBuckets.Sizes> proposals = steps.run(
                "pairs",
                () -> buckets.proposals(documents.tasks()),
                new Edge.Format(),
                BandBuckets.Sizes.class,
                pairs -> buckets.sizes());
        return settings.verify()
                ? verified(proposals.rows(), proposals.summary())
                : trusted(context, proposals.rows(), proposals.summary());
    }

    /** What is said of compared pairs, but not of planted copies. */
    private record Similarities(SortedMap<Integer, Long> compared, List<DedupReport.Pair> sample) {}

    private Result verified(JavaRDD<Edge> proposals, BandBuckets.Sizes sizes) {
        SearchSteps.Found<Comparison.Compared, Similarities> compared = steps.run(
                "compared",
                () -> comparison.of(proposals, documents),
                new Comparison.Compared.Format(),
                Similarities.class,
                this::similarities);
        steps.forget("pairs");
        SortedMap<Integer, Long> bySimilarity = compared.summary().compared();
        double threshold = settings.similarity();
        long proposed =
                bySimilarity.values().stream().mapToLong(Long::longValue).sum();
        JavaRDD<Edge> edges =
                compared.rows().filter(pair -> pair.similarity() >= threshold).map(Comparison.Compared::edge);
        return new Result(
                edges, proposed, bySimilarity, sizes, compared.summary().sample());
    }

    private Similarities similarities(JavaRDD<Comparison.Compared> compared) {
        JavaRDD<Comparison.Compared> natural =
                compared.filter(pair -> !pair.edge().hasPlanted());
        SortedMap<Integer, Long> bySimilarity = new TreeMap<>(natural.mapToPair(pair ->
                        new Tuple2<>((int) Math.floor(pair.similarity() * 20 + 1e-9), 1L))
                .reduceByKey(Long::sum)
                .collectAsMap());
        double threshold = settings.similarity();
        List<DedupReport.Pair> sample = natural.takeOrdered(settings.sample(), new ByDraw()).stream()
                .map(pair -> DedupReport.Pair.of(pair, threshold))
                .toList();
        return new Similarities(bySimilarity, sample);
    }

    private Result trusted(JavaSparkContext context, JavaRDD<Edge> edges, BandBuckets.Sizes sizes) {
        JavaRDD<Edge> natural = edges.filter(edge -> !edge.hasPlanted());
        List<Edge> drawn = natural.takeOrdered(settings.sample(), new ByPlace());
        double threshold = settings.similarity();
        List<DedupReport.Pair> sample = drawn.isEmpty()
                ? List.of()
                : comparison
                        .of(context.parallelize(drawn, 1), documents)
                        .takeOrdered(drawn.size(), new ByDraw())
                        .stream()
                        .map(pair -> DedupReport.Pair.of(pair, threshold))
                        .toList();
        return new Result(edges, natural.count(), new TreeMap<>(), sizes, sample);
    }

    /** An order that has nothing to do with what the documents say, the same on every machine. */
    private static final class ByDraw implements Comparator<Comparison.Compared>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public int compare(Comparison.Compared a, Comparison.Compared b) {
            int order = Long.compare(a.draw(), b.draw());
            order = order != 0 ? order : a.id().compareTo(b.id());
            return order != 0 ? order : a.otherId().compareTo(b.otherId());
        }
    }

    /** The same by the records' places in their files, where nothing else is known of the documents. */
    private static final class ByPlace implements Comparator<Edge>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public int compare(Edge a, Edge b) {
            int order = Long.compare(draw(a), draw(b));
            order = order != 0 ? order : Long.compare(a.first(), b.first());
            return order != 0 ? order : Long.compare(a.second(), b.second());
        }

        private static long draw(Edge edge) {
            return LongHashFunction.xx3().hashLongs(new long[] {edge.first(), edge.second()});
        }
    }
}
