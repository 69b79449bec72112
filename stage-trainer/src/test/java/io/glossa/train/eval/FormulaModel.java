package io.glossa.train.eval;

import io.glossa.train.LanguageModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A language model given by a formula of the token before: {@code P(. | previous)} is the softmax of
 * {@code sharpness * sin(previous + 2 v)}; sharpness 0 makes it uniform. Remembers how long the rows were.
 */
final class FormulaModel implements LanguageModel {
    private final int vocabularySize;
    private final int contextLength;
    private final double sharpness;
    private final List<Integer> rowLengths = new ArrayList<>();

    FormulaModel(int vocabularySize, int contextLength, double sharpness) {
        this.vocabularySize = vocabularySize;
        this.contextLength = contextLength;
        this.sharpness = sharpness;
    }

    double logProbability(int previous, int token) {
        double sum = 0;
        for (int v = 0; v < vocabularySize; v++) {
            sum += Math.exp(sharpness * Math.sin(previous + 2.0 * v));
        }
        return sharpness * Math.sin(previous + 2.0 * token) - Math.log(sum);
    }

    List<Integer> rowLengths() {
        return rowLengths;
    }

    @Override
    public int vocabularySize() {
        return vocabularySize;
    }

    @Override
    public int contextLength() {
        return contextLength;
    }

    @Override
    public float[][] tokenLogProbabilities(int[][] rows) {
        float[][] out = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            rowLengths.add(rows[i].length);
            out[i] = new float[rows[i].length - 1];
            for (int t = 0; t < out[i].length; t++) {
                out[i][t] = (float) logProbability(rows[i][t], rows[i][t + 1]);
            }
        }
        return out;
    }

    @Override
    public float[][] nextTokenLogProbabilities(int[] row, int from) {
        rowLengths.add(row.length);
        float[][] out = new float[row.length - from][vocabularySize];
        for (int t = from; t < row.length; t++) {
            for (int v = 0; v < vocabularySize; v++) {
                out[t - from][v] = (float) logProbability(row[t], v);
            }
        }
        return out;
    }

    @Override
    public void close() {}
}
