package io.glossa.train.eval;

import io.glossa.run.DataException;
import io.glossa.run.Progress;
import io.glossa.train.LanguageModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * How far a model has moved from another on text that the other wrote: the measure of forgetting.
 *
 * <p><b>Formula.</b> {@code KL(base || adapted) = sum over positions, sum over ids v of the base, p(v) (ln p(v) - ln
 * q(v))}. Both read the base's token ids; whatever probability the adapted model gives to its new ids is missing from
 * the old ones and counts against it. Ids of the base that were given up to new pieces count as one outcome together, and so do
 * the new ids in their places and behind the base. On samples of the base this is an unbiased estimate of the divergence between the
 * two distributions over texts.
 *
 * <p><b>Units.</b> Nats per document; as bits per byte of the text once summed.
 *
 * <p><b>Cost.</b> One full distribution per token and model, one window at a time.
 */
final class Divergence {
    private final LanguageModel base;
    private final LanguageModel adapted;
    private final int windowTokens;
    private final BitSet lost;

    /**
     * Prepares.
     *
     * @param lost ids of the base that stand for other pieces in the adapted model
     */
    Divergence(LanguageModel base, LanguageModel adapted, int windowTokens, BitSet lost) {
        if (adapted.vocabularySize() < base.vocabularySize()) {
            throw new DataException("the adapted model has " + adapted.vocabularySize() + " output rows, the base "
                    + base.vocabularySize() + "; divergence needs a model that keeps the base's token ids");
        }
        this.base = base;
        this.adapted = adapted;
        this.windowTokens = windowTokens;
        this.lost = lost;
    }

    /**
     * Measures documents.
     *
     * @param documents encoded by the base's tokenizer, without ids that were given up
     */
    DocumentSums of(List<TokenizedDocument> documents, Progress.Task task) {
        ContextRule rule = new ContextRule.Tokens(windowTokens);
        double[] nats = new double[documents.size()];
        long[] bytes = new long[documents.size()];
        long tokens = 0;
        for (int i = 0; i < nats.length; i++) {
            TokenizedDocument document = documents.get(i);
            bytes[i] = document.bytes();
            tokens += document.tokens().length - 1;
            for (ScoringWindow window : rule.windows(document)) {
                nats[i] += divergence(document.tokens(), window);
            }
            task.advance(document.tokens().length);
        }
        return new DocumentSums(bytes, nats, tokens);
    }

    private double divergence(int[] tokens, ScoringWindow window) {
        // The last token is predicted, never read; the distribution before token i stands at position i - 1.
        int[] row = Arrays.copyOfRange(tokens, window.from(), window.to() - 1);
        int first = window.scoredFrom() - 1 - window.from();
        float[][] expected = base.nextTokenLogProbabilities(row, first);
        float[][] found = adapted.nextTokenLogProbabilities(row, first);
        double sum = 0;
        for (int t = 0; t < expected.length; t++) {
            sum += divergence(expected[t], found[t], lost);
        }
        return sum;
    }

    /** The divergence of one distribution from another over the ids of the first, both as natural logarithms. */
    static double divergence(float[] expected, float[] found, BitSet lost) {
        double sum = 0;
        double lostMass = 0;
        double newMass = 0;
        for (int v = 0; v < expected.length; v++) {
            if (lost.get(v)) {
                lostMass += Math.exp(expected[v]);
                newMass += Math.exp(found[v]);
            } else if (expected[v] > Float.NEGATIVE_INFINITY) {
                sum += Math.exp(expected[v]) * ((double) expected[v] - found[v]);
            }
        }
        if (lostMass == 0) {
            return sum;
        }
        for (int v = expected.length; v < found.length; v++) {
            newMass += Math.exp(found[v]);
        }
        return sum + lostMass * (Math.log(lostMass) - Math.log(newMass));
    }
}
