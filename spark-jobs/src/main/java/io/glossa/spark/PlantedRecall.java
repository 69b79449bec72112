package io.glossa.spark;

import io.glossa.corpus.dedup.DedupSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * What the search made of copies whose similarity to their originals is known.
 *
 * @param copies planted
 * @param recall share, of the copies that are duplicates by the settings, of those found; 0 without any
 * @param precision share, of the copies found, of those that are duplicates by the settings; 1 when none was found
 * @param falselyFound copies found that are no duplicates by the settings
 * @param bins the copies by their similarity
 */
record PlantedRecall(long copies, double recall, double precision, long falselyFound, List<Bin> bins) {
    /** Bounds between bins, in thousandths. */
    private static final int[] BOUNDS = {0, 600, 650, 700, 750, 800, 825, 850, 900, 950, 1_000};

    /**
     * Copies of about a similarity.
     *
     * @param from least similarity
     * @param planted copies
     * @param found of them
     * @param recall share found
     * @param expected share that the banding's curve lets expect to be proposed
     */
    record Bin(double from, long planted, long found, double recall, double expected) {}

    /**
     * Counts.
     *
     * @param planted sketches of planted copies
     * @param found keys of those that were found
     */
    static PlantedRecall of(JavaRDD<Sketch> planted, JavaRDD<Long> found, DedupSettings settings, int tasks) {
        Map<Integer, double[]> sums = new TreeMap<>(planted.mapToPair(s -> new Tuple2<>(s.key(), s.similarity()))
                .leftOuterJoin(found.distinct(tasks).mapToPair(key -> new Tuple2<>(key, true)), tasks)
                .values()
                .mapToPair(s -> new Tuple2<>(bin(s._1), new double[] {
                    1,
                    s._2.isPresent() ? 1 : 0,
                    settings.curve().probability(s._1),
                    s._1 >= settings.similarity() ? 1 : 0,
                    s._2.isPresent() && s._1 >= settings.similarity() ? 1 : 0
                }))
                .reduceByKey(PlantedRecall::plus)
                .collectAsMap());
        List<Bin> bins = new ArrayList<>();
        double[] all = new double[5];
        sums.forEach((bin, sum) -> {
            bins.add(new Bin(
                    BOUNDS[bin] / 1_000.0,
                    (long) sum[0],
                    (long) sum[1],
                    rounded(sum[1] / sum[0]),
                    rounded(sum[2] / sum[0])));
            plus(all, sum);
        });
        return new PlantedRecall(
                (long) all[0],
                all[3] == 0 ? 0 : rounded(all[4] / all[3]),
                all[1] == 0 ? 1 : rounded(all[4] / all[1]),
                (long) (all[1] - all[4]),
                bins);
    }

    private static double[] plus(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
        return sum;
    }

    private static int bin(double similarity) {
        int bin = 0;
        while (bin + 1 < BOUNDS.length && similarity * 1_000 + 1e-9 >= BOUNDS[bin + 1]) {
            bin++;
        }
        return bin;
    }

    static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
