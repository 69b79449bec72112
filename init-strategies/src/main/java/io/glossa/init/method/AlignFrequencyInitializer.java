package io.glossa.init.method;

/**
 * The mean over the ways in which the base tokenizer writes the piece in running text, by how often it does.
 *
 * <p><b>Formula.</b> {@code e = sum over tuples p of f(p) * the mean over s in p of E[s]} ({@link Alignments}), f the share of the piece's
 * occurrences that have the tuple. A piece that the text lacks is declined.
 *
 * <p><b>Source.</b> Align of Yamaguchi, Villavicencio and Aletras (2024), arXiv 2406.11477. Its code weighs tuples by frequency, which is
 * {@code align-freq} here; whether the paper's plain form does could not be told.
 */
public final class AlignFrequencyInitializer extends AlignmentMean {
    @Override
    public String name() {
        return "align-freq";
    }

    @Override
    public String description() {
        return "the mean over the ways in which the base writes the piece in text, each by its frequency";
    }

    @Override
    double weight(int occurrences) {
        return occurrences;
    }
}
