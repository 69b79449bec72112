package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.dedup.Shingles;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The documents where they were judged. Their texts stay there; what moves between stages are keys and sketches, and the
 * texts of those few that are compared. A document is found by the number of its part and its key.
 *
 * @param rows the documents, each part cheap to read again
 * @param sketches of the documents and of planted copies, in the same parts and under unique ids
 * @param tasks parts that keys are divided into between stages
 */
record JudgedDocuments(JavaRDD<Judged.Accepted> rows, JavaRDD<Sketch> sketches, int tasks) {
    /** A text on its way to where it is compared. */
    record Text(long key, int part, String source, String id, PackedText packed) implements Serializable {
        String text() {
            return packed.text();
        }

        /** The same under the key of a planted copy of it. */
        Text of(long copy) {
            return new Text(copy, part, source, id, packed);
        }

        /** Every component in order. */
        static final class Format implements RowFormat<Text> {
            private static final long serialVersionUID = 1;

            @Override
            public void write(DataOutputStream out, Text text) throws IOException {
                out.writeLong(text.key);
                out.writeInt(text.part);
                JudgedRows.write(out, text.source);
                JudgedRows.write(out, text.id);
                text.packed.write(out);
            }

            @Override
            public Text read(DataInputStream in) throws IOException {
                return new Text(
                        in.readLong(), in.readInt(), JudgedRows.text(in), JudgedRows.text(in), PackedText.read(in));
            }

            @Override
            public int bytes(Text text) {
                return ROW_BYTES + text.packed.bytes();
            }
        }
    }

    /** Looks at the documents once for their sketches, planting copies as the settings say. */
    static JudgedDocuments of(
            JavaRDD<Judged.Accepted> rows, CorpusSettings settings, Map<String, Shingles> shingles, int tasks) {
        JavaRDD<Sketch> sketches = settings.dedup().plant() > 0
                ? rows.mapPartitions(new Planter(settings, shingles), true)
                : rows.map(Sketch::of);
        Sketch.Format format = new Sketch.Format();
        JavaRDD<byte[]> kept = sketches.map(format::pack).persist(StorageLevel.MEMORY_AND_DISK_SER());
        return new JudgedDocuments(rows, UniqueIds.of(kept.map(format::open), tasks), tasks);
    }

    /** Parts that the documents are divided into. */
    int parts() {
        return rows.getNumPartitions();
    }

    /** The documents under their unique ids: rows and sketches are in the same order. */
    JavaRDD<Judged.Accepted> named() {
        return rows.zipPartitions(
                documents(),
                (all, named) ->
                        new Mapped<>(all, document -> document.as(named.next().candidate())));
    }

    /** Sketches of the documents alone. */
    JavaRDD<Sketch> documents() {
        return sketches.filter(s -> !s.isPlanted());
    }

    /**
     * Sends texts to groups.
     *
     * @param requests rows of part, key and number of the group, in their parts; a document may go to several groups
     */
    JavaPairRDD<Long, Text> send(JavaRDD<LongRows> requests) {
        return rows.zipPartitions(requests, (documents, tables) -> new Sent(documents, tables.next()))
                .mapToPair(sent -> sent);
    }

    /** The documents that are asked for, one for every group that one goes to. */
    private static final class Sent implements Iterator<Tuple2<Long, Text>> {
        private final Iterator<Judged.Accepted> documents;
        private final KeyedRows wanted;
        private Text text;

        Sent(Iterator<Judged.Accepted> documents, LongRows requests) {
            this.wanted = new KeyedRows(requests);
            this.documents = wanted.isEmpty() ? Collections.emptyIterator() : documents;
            settle();
        }

        /** Moves on to the next document that is asked for. */
        private void settle() {
            text = null;
            while (text == null && documents.hasNext()) {
                Judged.Accepted document = documents.next();
                if (wanted.find(document.key())) {
                    text = new Text(
                            document.key(),
                            TaskContext.getPartitionId(),
                            document.candidate().source(),
                            document.id(),
                            document.stored().load());
                }
            }
        }

        @Override
        public boolean hasNext() {
            return text != null;
        }

        @Override
        public Tuple2<Long, Text> next() {
            Tuple2<Long, Text> sent = new Tuple2<>(wanted.get(2), text);
            if (!wanted.next()) {
                settle();
            }
            return sent;
        }
    }
}
