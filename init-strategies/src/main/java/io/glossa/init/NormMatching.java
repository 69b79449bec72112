package io.glossa.init;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What happens to the length of a computed row. The mean of k unrelated rows is shorter by about the root of k.
 *
 * <p><b>Formula.</b> {@code e <- e m / |e|}; a row of length zero stays.
 */
public enum NormMatching {
    /** It stays as computed. */
    @JsonProperty("none")
    NONE,
    /** m is the mean length of the base's text rows. */
    @JsonProperty("mean")
    @JsonAlias("base-mean")
    MEAN,
    /** m is the mean length of the base's text rows in the piece's script, or of all when it has fewer than {@value #LEAST_ROWS}. */
    @JsonProperty("per-script")
    PER_SCRIPT;

    private static final int LEAST_ROWS = 8;

    /** The length that a piece's row is scaled to, in one matrix; NaN where it stays as it is. */
    ToDoubleFunction<NewPiece> prepare(EmbeddingMatrix matrix, ExpandedVocabulary vocabulary) {
        double mean = matrix.statistics().meanNorm();
        return switch (this) {
            case NONE -> piece -> Double.NaN;
            case MEAN -> piece -> mean;
            case PER_SCRIPT -> perScript(matrix, vocabulary, mean);
        };
    }

    /** Scales a row to a length, unless that is NaN or the row is zero. */
    static void scale(double[] row, double length) {
        double squares = 0;
        for (double value : row) {
            squares += value * value;
        }
        if (squares > 0 && !Double.isNaN(length)) {
            double factor = length / Math.sqrt(squares);
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
    }

    private static ToDoubleFunction<NewPiece> perScript(
            EmbeddingMatrix matrix, ExpandedVocabulary vocabulary, double mean) {
        List<UnicodeScript> scripts = new ArrayList<>();
        int[] groups = new int[matrix.rows()];
        for (int row = 0; row < groups.length; row++) {
            groups[row] = -1;
            if (matrix.isCounted(row) && row < vocabulary.base().size()) {
                UnicodeScript script = PieceTexts.script(vocabulary.text(row));
                if (!scripts.contains(script)) {
                    scripts.add(script);
                }
                groups[row] = scripts.indexOf(script);
            }
        }
        RowStatistics[] statistics = matrix.statistics(row -> groups[row], scripts.size());
        return piece -> {
            int group = scripts.indexOf(PieceTexts.script(piece.text()));
            return group >= 0 && statistics[group].count() >= LEAST_ROWS ? statistics[group].meanNorm() : mean;
        };
    }
}
