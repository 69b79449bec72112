package io.glossa.init;

import java.util.Arrays;

/**
 * What the new rows of a matrix look like beside the base's.
 *
 * @param baseNorms lengths of the base's text rows
 * @param newNorms lengths of the new rows
 * @param newMeanCosine mean cosine between two different new rows; near 1 means that they have collapsed into one
 * @param baseMeanCosine the same between the base's text rows
 */
public record RowDiagnosis(Norms baseNorms, Norms newNorms, double newMeanCosine, double baseMeanCosine) {
    /** Euclidean lengths: least, median, mean, greatest. */
    public record Norms(double least, double median, double mean, double greatest) {
        static Norms of(double[] lengths) {
            double[] norms = lengths.clone();
            Arrays.sort(norms);
            if (norms.length == 0) {
                return new Norms(0, 0, 0, 0);
            }
            return new Norms(
                    norms[0],
                    (norms[(norms.length - 1) / 2] + norms[norms.length / 2]) / 2,
                    Arrays.stream(norms).sum() / norms.length,
                    norms[norms.length - 1]);
        }
    }

    /** Compares the rows of one matrix with its base's; every row is visited once. */
    static RowDiagnosis of(ComputedRows rows) {
        RowSpread fresh = new RowSpread(rows.matrix().width());
        rows.forEach(0, rows.pieces().size(), fresh::add);
        return of(RowSpread.ofCounted(rows.matrix()), fresh);
    }

    static RowDiagnosis of(RowSpread base, RowSpread fresh) {
        return new RowDiagnosis(Norms.of(base.norms()), Norms.of(fresh.norms()), fresh.meanCosine(), base.meanCosine());
    }
}
