package io.glossa.spark;

import io.glossa.corpus.dedup.DedupSettings;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the search for duplicates went: what {@code corpus/report.json} says under {@code dedup}.
 *
 * @param similarity from which two texts are duplicates
 * @param bands of the signature
 * @param rows of a band
 * @param foundAtSimilarity probability that banding brings a pair of just that similarity together
 * @param curve the same by similarity
 * @param pairsCompared pairs that banding proposed; compared text against text unless the settings trust it
 * @param comparedBySimilarity those pairs by exact similarity, from the named value up to the next
 * @param cappedBuckets buckets too large to compare every pair of
 * @param cappedBucketDocuments documents in them
 * @param largestBucket documents of the largest bucket
 * @param clusters clusters of more than one document
 * @param clusterSizes number of clusters by number of documents
 * @param removed documents removed, by kind
 * @param removedBelowSimilarity near duplicates that are less similar than that to the document kept in their place: a chain
 *     of copies joins them
 * @param planted what became of planted copies; absent without them
 * @param sample pairs that banding proposed, with their exact similarity
 */
record DedupReport(
        double similarity,
        int bands,
        int rows,
        double foundAtSimilarity,
        SortedMap<Double, Double> curve,
        long pairsCompared,
        SortedMap<Double, Long> comparedBySimilarity,
        long cappedBuckets,
        long cappedBucketDocuments,
        long largestBucket,
        long clusters,
        SortedMap<Integer, Long> clusterSizes,
        Map<String, Long> removed,
        long removedBelowSimilarity,
        PlantedRecall planted,
        List<Pair> sample) {
    /**
     * A pair that banding proposed.
     *
     * @param first id of one document in its source
     * @param second id of the other
     * @param similarity exact
     * @param duplicate whether that is enough
     */
    record Pair(String first, String second, double similarity, boolean duplicate) implements Serializable {
        static Pair of(Comparison.Compared compared, double threshold) {
            return new Pair(
                    compared.id(),
                    compared.otherId(),
                    PlantedRecall.rounded(compared.similarity()),
                    compared.similarity() >= threshold);
        }
    }

    /** Of a search under settings. */
    static DedupReport of(
            DedupSettings settings,
            DuplicateClusters.Search search,
            SortedMap<Integer, Long> sizes,
            Map<String, Long> removed) {
        SortedMap<Double, Long> compared = new TreeMap<>();
        search.compared().forEach((twentieth, pairs) -> compared.put(twentieth / 20.0, pairs));
        return new DedupReport(
                settings.similarity(),
                settings.bands(),
                settings.rows(),
                settings.curve().probability(settings.similarity()),
                settings.curve().points(),
                search.proposed(),
                compared,
                search.buckets().capped(),
                search.buckets().cappedDocuments(),
                search.buckets().largest(),
                sizes.values().stream().mapToLong(Long::longValue).sum(),
                sizes,
                removed,
                search.removedBelowSimilarity(),
                search.planted(),
                search.sample());
    }
}
