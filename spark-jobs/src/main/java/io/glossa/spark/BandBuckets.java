package io.glossa.spark;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;

/**
 * Documents that agree in a band, as rows of band key, {@linkplain Sketch#order() order}, document key and part; and the pairs of them that shall be compared.
 *
 * <p>Of a bucket of at most the cap every pair is proposed. In a larger one (boilerplate that thousands of pages share) each
 * document is proposed with the next and with the first only: chains of copies are still found, at a cost that grows with the
 * bucket and not with its square. A planted copy is proposed with its original alone, and only if the bucket would have
 * proposed a document in its place.
 *
 * @param tables sorted
 * @param cap documents
 */
record BandBuckets(JavaRDD<LongTable> tables, int cap) {
    private static final int KEY = 2;
    private static final int PART = 3;

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

        Sizes with(int documents, int cap) {
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
        return tables.map(table -> sizes(table, most)).fold(Sizes.NONE, Sizes::plus);
    }

    /** Pairs to compare, each once. */
    JavaRDD<Edge> proposals(int tasks) {
        int most = cap;
        return LongShuffle.sorted(
                        tables, 4, tasks, LongShuffle.Target.HASH, (part, table, sink) -> propose(table, most, sink))
                .flatMap(pairs -> new Distinct(pairs));
    }

    private static Sizes sizes(LongTable table, int cap) {
        Sizes sizes = Sizes.NONE;
        for (int from = 0; from < table.rows(); ) {
            int end = table.groupEnd(from, 1);
            sizes = sizes.with(documentsEnd(table, from, end) - from, cap);
            from = end;
        }
        return sizes;
    }

    private static void propose(LongTable table, int cap, LongShuffle.Sink sink) {
        for (int from = 0; from < table.rows(); ) {
            int end = table.groupEnd(from, 1);
            int documentsEnd = documentsEnd(table, from, end);
            boolean whole = documentsEnd - from <= cap;
            for (int first = from; first < documentsEnd; first++) {
                int last = whole || first == from ? documentsEnd : Math.min(documentsEnd, first + 2);
                for (int second = first + 1; second < last; second++) {
                    propose(table, second, first, sink);
                }
            }
            for (int planted = documentsEnd; planted < end; planted++) {
                long original = table.get(planted, KEY) & ~Sketch.PLANTED;
                int last = whole ? documentsEnd : Math.min(documentsEnd, from + 1);
                for (int first = from; first < last; first++) {
                    if (table.get(first, KEY) == original) {
                        propose(table, planted, first, sink);
                    }
                }
            }
            from = end;
        }
    }

    private static void propose(LongTable table, int second, int first, LongShuffle.Sink sink) {
        sink.add(table.get(second, KEY), table.get(first, KEY), table.get(second, PART), table.get(first, PART));
    }

    /** Planted copies stand behind the documents. */
    private static int documentsEnd(LongTable table, int from, int end) {
        int documentsEnd = end;
        while (documentsEnd > from && Sketch.isPlanted(table.get(documentsEnd - 1, KEY))) {
            documentsEnd--;
        }
        return documentsEnd;
    }

    /** Pairs that several bands propose stand next to each other. */
    private static final class Distinct implements java.util.Iterator<Edge> {
        private final LongTable pairs;
        private int row;

        Distinct(LongTable pairs) {
            this.pairs = pairs;
        }

        @Override
        public boolean hasNext() {
            return row < pairs.rows();
        }

        @Override
        public Edge next() {
            Edge edge =
                    new Edge(pairs.get(row, 0), (int) pairs.get(row, 2), pairs.get(row, 1), (int) pairs.get(row, 3));
            row = pairs.groupEnd(row, 2);
            return edge;
        }
    }
}
