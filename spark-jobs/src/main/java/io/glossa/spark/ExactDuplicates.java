package io.glossa.spark;

import io.glossa.corpus.dedup.UrlKey;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;

/** Finds documents with equal texts, and documents of the same web page. */
final class ExactDuplicates {
    private ExactDuplicates() {}

    /** A pair (copy, representative) for every document whose text another has too; the first in order represents. */
    static JavaRDD<Edge> ofText(JavaRDD<Sketch> sketches, int tasks) {
        return edges(
                LongShuffle.sorted(
                        sketches,
                        5,
                        tasks,
                        LongShuffle.Target.HASH,
                        (part, s, sink) -> sink.add(s.exactHigh(), s.exactLow(), s.order(), s.key(), part)),
                2);
    }

    /** The same for every document whose web page another has too. */
    static JavaRDD<Edge> ofPage(JavaRDD<Sketch> sketches, int tasks) {
        return edges(
                LongShuffle.sorted(sketches, 4, tasks, LongShuffle.Target.HASH, (part, s, sink) -> {
                    if (s.url() != UrlKey.NONE && !s.isPlanted()) {
                        sink.add(s.url(), s.order(), s.key(), part);
                    }
                }),
                1);
    }

    /** Of every group of rows that agree in their first columns, each but the first with the first. */
    private static JavaRDD<Edge> edges(JavaRDD<LongTable> tables, int columns) {
        return tables.flatMap(table -> new Groups(table, columns));
    }

    private static final class Groups implements Iterator<Edge> {
        private final LongTable table;
        private final int columns;
        private int first;
        private int row;

        Groups(LongTable table, int columns) {
            this.table = table;
            this.columns = columns;
            this.row = 1;
            settle();
        }

        /** Moves on to the next row that agrees with the first of its group. */
        private void settle() {
            while (row < table.rows() && !table.agree(first, row, columns)) {
                first = row++;
            }
        }

        @Override
        public boolean hasNext() {
            return row < table.rows();
        }

        @Override
        public Edge next() {
            int key = columns + 1;
            int part = columns + 2;
            Edge edge = new Edge(table.get(row, key), (int) table.get(row, part), table.get(first, key), (int)
                    table.get(first, part));
            row++;
            settle();
            return edge;
        }
    }
}
