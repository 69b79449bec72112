package io.glossa.train;

/**
 * A causal language model that is asked for probabilities only.
 *
 * <p><b>Shapes.</b> A row is a sequence of token ids, at least one long, at most {@link #contextLength()}. <b>Units.</b>
 * Natural logarithms. <b>Errors.</b> {@link io.glossa.run.DataException} for a row that is empty, too long or holds an id
 * outside the vocabulary. <b>Determinism.</b> Equal rows give equal results on the same device with the same number of
 * threads. Not safe for concurrent use.
 */
public interface LanguageModel extends AutoCloseable {
    /** Rows of the output head. */
    int vocabularySize();

    /** The longest row, in tokens. */
    int contextLength();

    /**
     * How likely each token was after those before it.
     *
     * @param rows may differ in length
     * @return for row i, {@code ln P(rows[i][t + 1] | rows[i][0..t])} at index t: one fewer than the row's tokens
     */
    float[][] tokenLogProbabilities(int[][] rows);

    /**
     * The whole distribution after each position.
     *
     * @param from the first position wanted
     * @return {@code [row.length - from][vocabularySize]}: at index i, {@code ln P(. | row[0..from + i])}
     */
    float[][] nextTokenLogProbabilities(int[] row, int from);

    /** Frees the weights. */
    @Override
    void close();
}
