package io.glossa.corpus.dedup;

import io.glossa.run.ConfigException;
import java.io.Serializable;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The probability that banding brings two documents together, by their similarity.
 *
 * <p><b>Formula.</b> P(s) = 1 - (1 - s^rows)^bands, for independent min-hash values.
 *
 * <p><b>Source.</b> Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, section 3.4.2.
 *
 * @param bands groups of min-hash values, any of which may agree
 * @param rows min-hash values of a band, all of which must agree
 */
public record LshCurve(int bands, int rows) implements Serializable {
    public LshCurve {
        if (bands < 1 || rows < 1) {
            throw new ConfigException("bands and rows must be at least 1, found: " + bands + " and " + rows);
        }
    }

    /** P at a similarity between 0 and 1. */
    public double probability(double similarity) {
        return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
    }

    /** P at 0.5, 0.55, and so on to 1, by similarity: what a person looks at before a long run. */
    public SortedMap<Double, Double> points() {
        SortedMap<Double, Double> points = new TreeMap<>();
        for (int twentieth = 10; twentieth <= 20; twentieth++) {
            double similarity = twentieth / 20.0;
            points.put(similarity, Math.round(probability(similarity) * 10_000) / 10_000.0);
        }
        return points;
    }

    /** The curve as a person reads it before a run. */
    public String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "# Near duplicates: %d bands of %d rows find a pair of similarity%n#", bands, rows));
        points().forEach((similarity, found) ->
                table.append(String.format(Locale.ROOT, " %.2f: %.1f %%;", similarity, 100 * found)));
        table.setCharAt(table.length() - 1, '\n');
        return table.toString();
    }

    /**
     * The steepest curve that finds pairs of a similarity with at least the wanted probability: the most rows, then the
     * fewest bands, that the number of hashes allows. More rows bring fewer dissimilar pairs together.
     *
     * <p><b>Errors.</b> {@link ConfigException} when no banding within the number of hashes reaches the recall.
     */
    public static LshCurve choose(double similarity, double recall, int maxHashes) {
        for (int rows = maxHashes; rows >= 1; rows--) {
            double perBand = Math.pow(similarity, rows);
            double needed = perBand >= 1 ? 1 : Math.ceil(Math.log1p(-recall) / Math.log1p(-perBand));
            if (needed * rows <= maxHashes) {
                return new LshCurve((int) Math.max(1, needed), rows);
            }
        }
        throw new ConfigException(String.format(
                Locale.ROOT,
                "no banding of %d hashes finds pairs of similarity %.2f with probability %.3f; raise dedup.max-hashes or "
                        + "lower dedup.recall",
                maxHashes,
                similarity,
                recall));
    }
}
