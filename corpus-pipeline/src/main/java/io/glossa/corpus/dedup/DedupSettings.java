package io.glossa.corpus.dedup;

import io.glossa.run.ConfigException;
import java.io.Serializable;

/**
 * How duplicates are found and which copy stays.
 *
 * @param exact whether equal normalised texts are duplicates; true unless given
 * @param near whether similar texts are duplicates; true unless given
 * @param similarity Jaccard similarity of shingle sets from which two documents are duplicates; 0.8 unless given
 * @param recall wanted probability that a pair of just that similarity is found; 0.92 unless given
 * @param maxHashes most min-hash values a signature may have; 112 unless given
 * @param bands number of bands; chosen from similarity and recall unless given
 * @param rows rows of a band; chosen from similarity and recall unless given
 * @param keep name of a {@link KeepRule}; {@code best} unless given
 * @param seed of the hash functions; 1 unless given
 */
public record DedupSettings(
        Boolean exact,
        Boolean near,
        Double similarity,
        Double recall,
        Integer maxHashes,
        Integer bands,
        Integer rows,
        String keep,
        Long seed)
        implements Serializable {
    public DedupSettings {
        exact = exact == null || exact;
        near = near == null || near;
        similarity = similarity == null ? 0.8 : similarity;
        recall = recall == null ? 0.92 : recall;
        // The 14 x 8 of datatrove and FineWeb-2.
        maxHashes = maxHashes == null ? 112 : maxHashes;
        keep = keep == null ? "best" : keep;
        seed = seed == null ? 1L : seed;
        if (!(similarity > 0 && similarity <= 1)) {
            throw new ConfigException("dedup.similarity must lie above 0 and not above 1, found: " + similarity);
        }
        if (!(recall > 0 && recall < 1)) {
            throw new ConfigException("dedup.recall must lie between 0 and 1, found: " + recall);
        }
        if ((bands == null) != (rows == null)) {
            throw new ConfigException("dedup.bands and dedup.rows are set together or not at all");
        }
        if (bands == null) {
            LshCurve curve = LshCurve.choose(similarity, recall, maxHashes);
            bands = curve.bands();
            rows = curve.rows();
        }
        if (bands < 1 || rows < 1 || (long) bands * rows > 4096) {
            throw new ConfigException(
                    "dedup.bands times dedup.rows must lie between 1 and 4096, found: " + bands + " times " + rows);
        }
        maxHashes = Math.max(maxHashes, bands * rows);
    }

    /** Every default. */
    public static DedupSettings defaults() {
        return new DedupSettings(null, null, null, null, null, null, null, null, null);
    }

    /** The probability of being compared, by similarity. */
    public LshCurve curve() {
        return new LshCurve(bands, rows);
    }
}
