package io.glossa.init.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.EmbeddingMatrix;
import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.MatrixRole;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodContexts;
import io.glossa.init.NewPiece;
import java.util.Map;
import java.util.OptionalInt;

/** Asks registered methods for single rows over a matrix of seeded numbers, and holds them against weights worked out by hand. */
record MethodRows(ExpandedVocabulary vocabulary, AuxiliaryFiles files) {
    static final long SEED = 11;

    EmbeddingMatrix matrix() {
        return MethodContexts.matrix(vocabulary, "e", 3, 1);
    }

    /** The row of the new piece with a spelling. */
    double[] row(String method, MatrixRole role, Map<String, Object> parameters, String surface) {
        double[] row = new double[MethodContexts.WIDTH];
        assertThat(fill(method, role, parameters, surface, row))
                .as("%s of %s", method, surface)
                .isPresent();
        return row;
    }

    OptionalInt fill(String method, MatrixRole role, Map<String, Object> parameters, String surface, double[] row) {
        MethodContext context = MethodContexts.context(matrix(), role, vocabulary, files, SEED);
        return MethodContexts.prepare(method, parameters, context).fill(piece(surface), row);
    }

    void assertDeclined(String method, String surface) {
        double[] row = new double[MethodContexts.WIDTH];
        assertThat(fill(method, MatrixRole.INPUTS, Map.of(), surface, row)).isEmpty();
        assertThat(row).containsOnly(0);
    }

    /** Holds a row against weights of base rows by their pieces' spellings. */
    void assertWeights(double[] row, Map<String, Double> weights) {
        double[] expected = new double[row.length];
        weights.forEach((piece, weight) -> matrix().add(id(piece), weight, expected));
        assertThat(row).containsExactly(expected, within(1e-12));
    }

    NewPiece piece(String surface) {
        return vocabulary.added().stream()
                .filter(piece -> piece.surface().equals(surface))
                .findFirst()
                .orElseThrow();
    }

    int id(String spelling) {
        for (int id = 0; id < vocabulary.base().size(); id++) {
            if (vocabulary.base().piece(id).equals(spelling)) {
                return id;
            }
        }
        throw new AssertionError("no piece " + spelling);
    }
}
