package io.glossa.spark;

import io.glossa.corpus.dedup.DedupSettings;
import io.glossa.corpus.dedup.Jaccard;
import io.glossa.corpus.dedup.Shingles;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import net.openhft.hashing.LongHashFunction;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Computes the exact similarity of pairs of documents, whose texts it brings together.
 *
 * <p>Texts of different shingles (of languages that are cut differently) are not similar: 0.
 */
final class Comparison implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<String, Shingles> shingles;
    private final DedupSettings dedup;

    Comparison(Map<String, Shingles> shingles, DedupSettings dedup) {
        this.shingles = new TreeMap<>(shingles);
        this.dedup = dedup;
    }

    /**
     * A pair and its similarity.
     *
     * @param id of one document in its source, the lesser of the two
     * @param otherId of the other
     * @param draw a number that depends on sources and ids alone, by which samples are chosen
     */
    record Compared(Edge edge, double similarity, String id, String otherId, long draw) implements Serializable {
        private static final LongHashFunction HASH = LongHashFunction.xx3();

        static Compared of(JudgedDocuments.Text second, JudgedDocuments.Text first, double similarity) {
            Edge edge = new Edge(second.key(), second.part(), first.key(), first.part());
            // A sum: whichever of the two was met first.
            long draw = HASH.hashLong(HASH.hashChars(second.source() + "/" + second.id())
                    + HASH.hashChars(first.source() + "/" + first.id()));
            boolean inOrder = second.id().compareTo(first.id()) <= 0;
            return new Compared(
                    edge, similarity, inOrder ? second.id() : first.id(), inOrder ? first.id() : second.id(), draw);
        }

        /** Every component in order. */
        static final class Format implements RowFormat<Compared> {
            private static final long serialVersionUID = 1;
            private static final Edge.Format EDGES = new Edge.Format();

            @Override
            public void write(DataOutputStream out, Compared c) throws IOException {
                EDGES.write(out, c.edge);
                out.writeDouble(c.similarity);
                JudgedRows.write(out, c.id);
                JudgedRows.write(out, c.otherId);
                out.writeLong(c.draw);
            }

            @Override
            public Compared read(DataInputStream in) throws IOException {
                return new Compared(
                        EDGES.read(in), in.readDouble(), JudgedRows.text(in), JudgedRows.text(in), in.readLong());
            }
        }
    }

    /** Compares pairs, each of which is there once. */
    JavaRDD<Compared> of(JavaRDD<Edge> pairs, JudgedDocuments documents) {
        JavaRDD<LongRows> requests =
                LongShuffle.sorted(pairs, 3, documents.parts(), LongShuffle.Target.PART, (part, pair, sink) -> {
                    sink.add(pair.firstPart(), pair.first(), pair.second());
                    if (!pair.hasPlanted()) {
                        sink.add(pair.secondPart(), pair.second(), pair.second());
                    }
                });
        JudgedDocuments.Text.Format format = new JudgedDocuments.Text.Format();
        JavaPairRDD<Place, byte[]> texts = documents
                .send(requests)
                .mapToPair(sent -> new Tuple2<>(new Place(sent._1, sent._2.key()), format.pack(sent._2)));
        return RowShuffle.sorted(texts, new ByGroup(documents.tasks()))
                .mapPartitions(sorted -> new Groups(this, sorted));
    }

    /** Where a text stands: with the one that it is compared with, which comes first. */
    record Place(long group, long key) implements Comparable<Place>, Serializable {
        @Override
        public int compareTo(Place other) {
            int order = Long.compare(group, other.group);
            order = order != 0 ? order : Boolean.compare(key != group, other.key != other.group);
            return order != 0 ? order : Long.compare(key, other.key);
        }
    }

    private static final class ByGroup extends Partitioner {
        private static final long serialVersionUID = 1;

        private final int parts;

        ByGroup(int parts) {
            this.parts = parts;
        }

        @Override
        public int numPartitions() {
            return parts;
        }

        @Override
        public int getPartition(Object key) {
            return Math.floorMod(Long.hashCode(((Place) key).group), parts);
        }
    }

    /** Compares each text with the first of its group as it comes: two texts are in memory at a time. */
    private static final class Groups implements Iterator<Compared> {
        private final Comparison comparison;
        private final Iterator<Tuple2<Place, byte[]>> texts;
        private final JudgedDocuments.Text.Format format = new JudgedDocuments.Text.Format();
        private final RecentSets recent = new RecentSets();
        private JudgedDocuments.Text own;
        private long[] set;
        private Compared next;

        Groups(Comparison comparison, Iterator<Tuple2<Place, byte[]>> texts) {
            this.comparison = comparison;
            this.texts = texts;
            settle();
        }

        private void settle() {
            next = null;
            while (next == null && texts.hasNext()) {
                Tuple2<Place, byte[]> placed = texts.next();
                long group = placed._1.group;
                JudgedDocuments.Text text = format.open(placed._2);
                if (text.key() == group) {
                    begin(text, text.text());
                } else if (Sketch.isPlanted(group)) {
                    begin(text.of(group), comparison.planted(text));
                    next = comparison.compare(own, set, text, recent);
                } else {
                    next = comparison.compare(own, set, text, recent);
                }
            }
        }

        private void begin(JudgedDocuments.Text first, String text) {
            own = first;
            set = Jaccard.shingleSet(text, comparison.shingles.get(first.source()));
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Compared next() {
            Compared compared = next;
            settle();
            return compared;
        }
    }

    /** The copy that was planted beside a document. */
    private String planted(JudgedDocuments.Text original) {
        return Planter.copy(original.source(), original.id(), original.text(), dedup, shingles.get(original.source()))
                .text();
    }

    private Compared compare(JudgedDocuments.Text own, long[] set, JudgedDocuments.Text other, RecentSets recent) {
        Shingles cut = shingles.get(own.source());
        boolean comparable = cut.equals(shingles.get(other.source()));
        double similarity = comparable ? Jaccard.similarity(set, recent.of(other, cut)) : 0;
        return Compared.of(own, other, similarity);
    }
}
