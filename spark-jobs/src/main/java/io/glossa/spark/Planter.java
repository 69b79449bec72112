package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.dedup.BandKeys;
import io.glossa.corpus.dedup.DedupSettings;
import io.glossa.corpus.dedup.ExactKey;
import io.glossa.corpus.dedup.MinHasher;
import io.glossa.corpus.dedup.PlantedCopy;
import io.glossa.corpus.dedup.Shingles;
import io.glossa.corpus.dedup.UrlKey;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Sketches documents, and plants an edited copy beside a share of them. A copy lives as a sketch alone: it meets its original
 * in the search as any document would, and is never joined to a cluster or written.
 */
final class Planter implements FlatMapFunction<Iterator<Judged.Accepted>, Sketch> {
    private static final long serialVersionUID = 1;

    private final DedupSettings dedup;
    private final Map<String, Shingles> shingles;

    Planter(CorpusSettings settings, Map<String, Shingles> shingles) {
        this.dedup = settings.dedup();
        this.shingles = new TreeMap<>(shingles);
    }

    /** The text of the copy that was planted beside a document. */
    static PlantedCopy copy(String source, String id, String text, DedupSettings dedup, Shingles shingles) {
        int level = PlantedCopy.level(source, id, dedup.plant(), dedup.seed());
        return PlantedCopy.of(text, level, shingles, dedup.seed());
    }

    @Override
    public Iterator<Sketch> call(Iterator<Judged.Accepted> documents) {
        Map<String, MinHasher> hashers = new HashMap<>();
        return new Flattened<>(documents, d -> {
            String source = d.candidate().source();
            if (PlantedCopy.level(source, d.id(), dedup.plant(), dedup.seed()) < 0) {
                return List.of(Sketch.of(d));
            }
            Shingles own = shingles.get(source);
            MinHasher hasher = hashers.computeIfAbsent(source, s -> MinHasher.of(own, dedup));
            PlantedCopy copy = copy(source, d.id(), d.text(), dedup, own);
            ExactKey exact = ExactKey.of(copy.text());
            long[] bands = BandKeys.of(hasher.signature(copy.text()), dedup.bands(), dedup.rows());
            Sketch planted = new Sketch(
                    d.key() | Sketch.PLANTED,
                    d.candidate(),
                    d.origin(),
                    exact.high(),
                    exact.low(),
                    UrlKey.NONE,
                    bands,
                    copy.similarity());
            return List.of(Sketch.of(d), planted);
        });
    }
}
