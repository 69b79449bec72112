package io.glossa.spark;

import io.glossa.corpus.dedup.DedupSettings;
import io.glossa.corpus.dedup.Jaccard;
import io.glossa.corpus.dedup.Shingles;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.openhft.hashing.LongHashFunction;
import org.apache.spark.api.java.JavaRDD;

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
    }

    /** Compares pairs, each of which is there once. */
    JavaRDD<Compared> of(JavaRDD<Edge> pairs, JudgedDocuments documents) {
        JavaRDD<LongTable> requests =
                LongShuffle.sorted(pairs, 3, documents.parts(), LongShuffle.Target.PART, (part, pair, sink) -> {
                    sink.add(pair.firstPart(), pair.first(), pair.second());
                    if (!pair.hasPlanted()) {
                        sink.add(pair.secondPart(), pair.second(), pair.second());
                    }
                });
        return documents
                .send(requests)
                .groupByKey(documents.tasks())
                .flatMap(group -> compare(group._1, group._2).iterator());
    }

    private List<Compared> compare(long second, Iterable<JudgedDocuments.Text> texts) {
        List<JudgedDocuments.Text> others = new ArrayList<>();
        JudgedDocuments.Text own = null;
        for (JudgedDocuments.Text text : texts) {
            if (text.key() == second) {
                own = text;
            } else {
                others.add(text);
            }
        }
        if (Sketch.isPlanted(second)) {
            JudgedDocuments.Text original = others.get(0);
            String copy = Planter.copy(
                            original.source(), original.id(), original.text(), dedup, shingles.get(original.source()))
                    .text();
            own = new JudgedDocuments.Text(second, original.part(), original.source(), original.id(), copy);
        }
        Shingles cut = shingles.get(own.source());
        long[] set = Jaccard.shingleSet(own.text(), cut);
        List<Compared> compared = new ArrayList<>();
        for (JudgedDocuments.Text other : others) {
            boolean comparable = cut.equals(shingles.get(other.source()));
            double similarity = comparable ? Jaccard.similarity(set, Jaccard.shingleSet(other.text(), cut)) : 0;
            compared.add(Compared.of(own, other, similarity));
        }
        return compared;
    }
}
