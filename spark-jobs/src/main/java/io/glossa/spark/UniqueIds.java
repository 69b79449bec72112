package io.glossa.spark;

import java.util.Iterator;
import net.openhft.hashing.LongTupleHashFunction;
import org.apache.spark.api.java.JavaRDD;

/**
 * Makes ids unique within their source. The first record of an id, by file and number, keeps it; each further one is called
 * {@code ID~FILE#NUMBER}. A repeated id is a slip of whoever exported the data and no reason to lose a text.
 */
final class UniqueIds {
    private static final LongTupleHashFunction HASH = LongTupleHashFunction.xx128();

    private UniqueIds() {}

    /** The sketches under unique ids; a planted copy bears the id of its original. */
    static JavaRDD<Sketch> of(JavaRDD<Sketch> sketches, int tasks) {
        JavaRDD<LongRows> byId =
                LongShuffle.sorted(sketches, 4, tasks, LongShuffle.Target.HASH, (part, sketch, sink) -> {
                    if (!sketch.isPlanted()) {
                        long[] id = HASH.hashChars(sketch.candidate().source() + "/" + sketch.id());
                        sink.add(id[0], id[1], sketch.key(), part);
                    }
                });
        JavaRDD<LongRows> repeated = LongShuffle.sorted(
                byId.flatMap(rows -> new Repeated(rows.cursor())),
                2,
                sketches.getNumPartitions(),
                LongShuffle.Target.PART,
                (part, row, sink) -> sink.add(row));
        return sketches.zipPartitions(repeated, UniqueIds::renamed);
    }

    private static Iterator<Sketch> renamed(Iterator<Sketch> sketches, Iterator<LongRows> repeated) {
        KeyedRows keys = new KeyedRows(repeated.next());
        return new Mapped<>(sketches, s -> keys.find(s.key() & ~Sketch.PLANTED) ? s.renamed() : s);
    }

    /** Part and key of every row that agrees with the one before it in its first two columns. */
    private static final class Repeated implements Iterator<long[]> {
        private final LongRows.Cursor rows;
        private long high;
        private long low;
        private boolean found;

        Repeated(LongRows.Cursor rows) {
            this.rows = rows;
            if (rows.next()) {
                settle();
            }
        }

        private void settle() {
            do {
                high = rows.get(0);
                low = rows.get(1);
                found = rows.next();
            } while (found && (rows.get(0) != high || rows.get(1) != low));
        }

        @Override
        public boolean hasNext() {
            return found;
        }

        @Override
        public long[] next() {
            long[] row = {rows.get(3), rows.get(2)};
            settle();
            return row;
        }
    }
}
