package io.glossa.init.vectors;

import io.glossa.vocab.Tokenizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Vectors of a tokenizer's pieces from those of the words they occur in.
 *
 * <p><b>Formula.</b> The mean of the vectors of all words that are written with the piece, at the beginning of a text or behind a space,
 * each weighted by its frequency. A file of vectors holds no frequencies, but is sorted by them: the reciprocal of a word's place stands
 * in (Zipf's law), which is where this departs from the source. <b>Cost.</b> Every word is encoded twice.
 *
 * <p><b>Source.</b> Minixhofer et al. (2022), WECHSEL, arXiv 2112.06598 and its code.
 */
public final class PieceVectors {
    private final double[][] sums;

    private PieceVectors(double[][] sums) {
        this.sums = sums;
    }

    /**
     * Encodes every word.
     *
     * @param wanted the pieces that get a vector
     */
    public static PieceVectors of(Tokenizer tokenizer, BitSet wanted, WordVectors words) {
        double[][] sums = new double[tokenizer.size()][];
        double[] totals = new double[tokenizer.size()];
        for (int row = 0; row < words.words().size(); row++) {
            String word = words.words().get(row);
            double weight = 1.0 / (row + 1);
            for (String form : new String[] {word, " " + word}) {
                for (int id : Arrays.stream(tokenizer.encodeContinuation(form))
                        .distinct()
                        .toArray()) {
                    if (wanted.get(id)) {
                        sums[id] = sums[id] == null ? new double[words.dimension()] : sums[id];
                        totals[id] += weight;
                        for (int j = 0; j < words.dimension(); j++) {
                            sums[id][j] += weight * words.matrix().value(row, j);
                        }
                    }
                }
            }
        }
        for (int id = 0; id < sums.length; id++) {
            for (int j = 0; sums[id] != null && j < sums[id].length; j++) {
                sums[id][j] /= totals[id];
            }
        }
        return new PieceVectors(sums);
    }

    /** The vector of a piece; empty when no word is written with it. */
    public Optional<float[]> vector(int id) {
        if (sums[id] == null) {
            return Optional.empty();
        }
        float[] vector = new float[sums[id].length];
        for (int j = 0; j < vector.length; j++) {
            vector[j] = (float) sums[id][j];
        }
        return Optional.of(vector);
    }
}
