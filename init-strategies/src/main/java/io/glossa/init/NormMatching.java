package io.glossa.init;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to the length of a computed row. The mean of k unrelated rows is shorter by about the root of k. */
public enum NormMatching {
    /** It stays as computed. */
    @JsonProperty("none")
    NONE,
    /** It is scaled to the mean length of the base's text rows; a row of length zero stays. */
    @JsonProperty("base-mean")
    BASE_MEAN;

    void apply(EmbeddingMatrix base, double[] row) {
        if (this == NONE) {
            return;
        }
        double squares = 0;
        for (double value : row) {
            squares += value * value;
        }
        if (squares > 0) {
            double scale = base.meanNorm() / Math.sqrt(squares);
            for (int j = 0; j < row.length; j++) {
                row[j] *= scale;
            }
        }
    }
}
