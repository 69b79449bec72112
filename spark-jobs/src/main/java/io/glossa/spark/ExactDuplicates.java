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
    private static JavaRDD<Edge> edges(JavaRDD<LongRows> sorted, int columns) {
        return sorted.flatMap(rows -> new Groups(rows.cursor(), columns));
    }

    private static final class Groups implements Iterator<Edge> {
        private final LongRows.Cursor rows;
        private final int columns;
        private final long[] group;
        private long first;
        private int firstPart;
        private Edge next;

        Groups(LongRows.Cursor rows, int columns) {
            this.rows = rows;
            this.columns = columns;
            this.group = new long[columns];
            if (rows.next()) {
                begin();
                settle();
            }
        }

        private void begin() {
            for (int column = 0; column < columns; column++) {
                group[column] = rows.get(column);
            }
            first = rows.get(columns + 1);
            firstPart = (int) rows.get(columns + 2);
        }

        private boolean inGroup() {
            for (int column = 0; column < columns; column++) {
                if (group[column] != rows.get(column)) {
                    return false;
                }
            }
            return true;
        }

        /** Moves on to the next row that agrees with the first of its group. */
        private void settle() {
            next = null;
            while (next == null && rows.next()) {
                if (inGroup()) {
                    next = new Edge(rows.get(columns + 1), (int) rows.get(columns + 2), first, firstPart);
                } else {
                    begin();
                }
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Edge next() {
            Edge edge = next;
            settle();
            return edge;
        }
    }
}
