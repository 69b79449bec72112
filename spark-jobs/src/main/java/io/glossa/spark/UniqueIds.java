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
        JavaRDD<LongTable> byId =
                LongShuffle.sorted(sketches, 4, tasks, LongShuffle.Target.HASH, (part, sketch, sink) -> {
                    if (!sketch.isPlanted()) {
                        long[] id = HASH.hashChars(sketch.candidate().source() + "/" + sketch.id());
                        sink.add(id[0], id[1], sketch.key(), part);
                    }
                });
        JavaRDD<LongTable> repeated = LongShuffle.sorted(
                byId, 2, sketches.getNumPartitions(), LongShuffle.Target.PART, (part, table, sink) -> {
                    for (int row = 1; row < table.rows(); row++) {
                        if (table.agree(row - 1, row, 2)) {
                            sink.add(table.get(row, 3), table.get(row, 2));
                        }
                    }
                });
        return sketches.zipPartitions(repeated, UniqueIds::renamed);
    }

    private static Iterator<Sketch> renamed(Iterator<Sketch> sketches, Iterator<LongTable> repeated) {
        LongTable keys = repeated.next().withoutFirst();
        return new Mapped<>(sketches, s -> keys.contains(s.key() & ~Sketch.PLANTED) ? s.renamed() : s);
    }
}
