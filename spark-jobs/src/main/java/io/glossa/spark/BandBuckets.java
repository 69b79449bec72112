package io.glossa.spark;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;

/**
 * Documents that agree in a band, as rows of band key, {@linkplain Sketch#order() order}, document key and part; and the pairs of them that shall be compared.
 *
 * <p>Of a bucket of at most the cap every pair is proposed. In a larger one (boilerplate that thousands of pages share) each
 * document is proposed with the next and with the first only: chains of copies are still found, at a cost that grows with the
 * bucket and not with its square. A planted copy is proposed with its original alone, and only if the bucket would have
 * proposed a document in its place.
 *
 * @param rows sorted
 * @param cap documents
 */
record BandBuckets(JavaRDD<LongRows> rows, int cap) {
    static final int KEY = 2;
    static final int PART = 3;

    /**
     * How large the buckets were.
     *
     * @param capped buckets above the cap
     * @param cappedDocuments documents in them, once for each bucket
     * @param largest documents of the largest
     */
    record Sizes(long capped, long cappedDocuments, long largest) implements Serializable {
        static final Sizes NONE = new Sizes(0, 0, 0);

        Sizes plus(Sizes other) {
            return new Sizes(
                    capped + other.capped, cappedDocuments + other.cappedDocuments, Math.max(largest, other.largest));
        }

        Sizes with(long documents, int cap) {
            return plus(documents > cap ? new Sizes(1, documents, documents) : new Sizes(0, 0, documents));
        }
    }

    static BandBuckets of(JavaRDD<Sketch> sketches, int tasks, int cap) {
        return new BandBuckets(
                LongShuffle.sorted(sketches, 4, tasks, LongShuffle.Target.HASH, (part, sketch, sink) -> {
                    long order = sketch.order();
                    for (long band : sketch.bandKeys()) {
                        sink.add(band, order, sketch.key(), part);
                    }
                }),
                cap);
    }

    Sizes sizes() {
        int most = cap;
        return rows.map(sorted -> sizes(sorted.cursor(), most)).fold(Sizes.NONE, Sizes::plus);
    }

    /** Pairs to compare, each once. */
    JavaRDD<Edge> proposals(int tasks) {
        int most = cap;
        return LongShuffle.sorted(
                        rows.flatMap(sorted -> new BucketPairs(sorted.cursor(), most)),
                        4,
                        tasks,
                        LongShuffle.Target.HASH,
                        (part, pair, sink) ->
                                sink.add(pair.second(), pair.first(), pair.secondPart(), pair.firstPart()))
                .flatMap(pairs -> new Distinct(pairs.cursor()));
    }

    private static Sizes sizes(LongRows.Cursor rows, int cap) {
        Sizes sizes = Sizes.NONE;
        long documents = 0;
        long band = 0;
        while (rows.next()) {
            if (rows.get(0) != band) {
                sizes = sizes.with(documents, cap);
                band = rows.get(0);
                documents = 0;
            }
            documents += Sketch.isPlanted(rows.get(KEY)) ? 0 : 1;
        }
        return sizes.with(documents, cap);
    }

    /** Pairs that several bands propose stand next to each other. */
    private static final class Distinct implements Iterator<Edge> {
        private final LongRows.Cursor pairs;
        private boolean hasRow;

        Distinct(LongRows.Cursor pairs) {
            this.pairs = pairs;
            this.hasRow = pairs.next();
        }

        @Override
        public boolean hasNext() {
            return hasRow;
        }

        @Override
        public Edge next() {
            Edge edge = new Edge(pairs.get(0), (int) pairs.get(2), pairs.get(1), (int) pairs.get(3));
            do {
                hasRow = pairs.next();
            } while (hasRow && pairs.get(0) == edge.second() && pairs.get(1) == edge.first());
            return edge;
        }
    }
}
