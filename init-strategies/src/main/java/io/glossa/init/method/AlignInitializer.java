package io.glossa.init.method;

/**
 * The mean over the different ways in which the base tokenizer writes the piece in running text.
 *
 * <p><b>Formula.</b> {@code e = mean over tuples p of the mean over s in p of E[s]} ({@link Alignments}), each different tuple counted once. A
 * piece that the text lacks is declined.
 *
 * <p><b>Source.</b> Align of Yamaguchi, Villavicencio and Aletras (2024), arXiv 2406.11477. Its code weighs tuples by frequency, which is
 * {@code align-freq} here; whether the paper's plain form does could not be told.
 */
public final class AlignInitializer extends AlignmentMean {
    @Override
    public String name() {
        return "align";
    }

    @Override
    public String description() {
        return "the mean over the different ways in which the base writes the piece in text";
    }

    @Override
    double weight(int occurrences) {
        return 1;
    }
}
