package io.glossa.corpus.dedup;

import io.glossa.run.ConfigException;
import java.io.Serializable;

/**
 * How duplicates are found and which copy stays.
 *
 * @param exact whether equal normalised texts are duplicates; true unless given
 * @param near whether similar texts are duplicates; true unless given
 * @param similarity Jaccard similarity of shingle sets from which two documents are duplicates; 0.8 unless given
 * @param recall wanted probability that a pair of just that similarity is found; 0.97 unless given
 * @param maxHashes most min-hash values a signature may have; 112 unless given
 * @param bands number of bands; chosen from similarity and recall unless given
 * @param rows rows of a band; chosen from similarity and recall unless given
 * @param keep name of a {@link KeepRule}; {@code best} unless given
 * @param seed of the hash functions; 1 unless given
 * @param url whether texts of the same web page are duplicates, whatever they say; false unless given
 * @param verify whether the exact similarity of every proposed pair is computed, and decides; else all that banding
 *     proposes are duplicates; true unless given
 * @param maxBucket documents of a bucket up to which every pair is compared; 64 unless given
 * @param plant share of the documents of which an edited copy is planted, to measure what is found; the copies never reach
 *     the output; 0 unless given
 * @param sample proposed pairs that are shown with their exact similarity; 100 unless given
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
        Long seed,
        Boolean url,
        Boolean verify,
        Integer maxBucket,
        Double plant,
        Integer sample)
        implements Serializable {
    public DedupSettings {
        exact = exact == null || exact;
        near = near == null || near;
        similarity = similarity == null ? 0.8 : similarity;
        recall = recall == null ? 0.97 : recall;
        // As many as datatrove and FineWeb-2 compute (14 bands of 8, which find 0.92 at 0.8).
        maxHashes = maxHashes == null ? 112 : maxHashes;
        keep = keep == null ? "best" : keep;
        seed = seed == null ? 1L : seed;
        url = url != null && url;
        verify = verify == null || verify;
        // 64 documents are 2,016 pairs: some seconds of comparing texts of a few kilobytes.
        maxBucket = maxBucket == null ? 64 : maxBucket;
        plant = plant == null ? 0.0 : plant;
        sample = sample == null ? 100 : sample;
        if (!(similarity > 0 && similarity <= 1)) {
            throw new ConfigException("dedup.similarity must lie above 0 and not above 1, found: " + similarity);
        }
        if (!(recall > 0 && recall < 1)) {
            throw new ConfigException("dedup.recall must lie between 0 and 1, found: " + recall);
        }
        if (maxBucket < 2) {
            throw new ConfigException("dedup.max-bucket must be at least 2, found: " + maxBucket);
        }
        if (!(plant >= 0 && plant <= 1)) {
            throw new ConfigException("dedup.plant must lie between 0 and 1, found: " + plant);
        }
        if (sample < 0 || sample > 10_000) {
            throw new ConfigException("dedup.sample must lie between 0 and 10000, found: " + sample);
        }
        if (plant > 0 && !near) {
            throw new ConfigException(
                    "dedup.plant measures the search for near duplicates: set dedup.near, or no plant");
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
        return new DedupSettings(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** These settings with a share of planted copies. */
    public DedupSettings planting(double share) {
        return new DedupSettings(
                exact,
                near,
                similarity,
                recall,
                maxHashes,
                bands,
                rows,
                keep,
                seed,
                url,
                verify,
                maxBucket,
                share,
                sample);
    }

    /** The probability of being compared, by similarity. */
    public LshCurve curve() {
        return new LshCurve(bands, rows);
    }
}
