package io.glossa.init.align;

import java.util.Arrays;

/**
 * IBM's model 2 in one direction, its places bound to the diagonal: every word of the target is a translation of one word of the source,
 * or of none.
 *
 * <p><b>Formula.</b> Of a target of m words and a source of n, word j comes from word i with the probability
 * {@code d(i | j, m, n) t(f_j | e_i)}, {@code d = (1 - p0) exp(-tension |i/n - j/m|) / Z_j} over the source's words and {@code p0} for none;
 * places count from 1. With a tension of 0 this is model 1 with a fixed probability of none. The probabilities t begin equal and are
 * found by expectation maximisation: counts are the posteriors {@code d t / sum of d t} over all sentences, t is a word's counts divided by
 * their sum.
 *
 * <p><b>Determinism.</b> One thread, one order of sums. <b>Cost.</b> {@code m n} steps a sentence and iteration; 48 bytes a pair of words that
 * stand in one sentence pair.
 *
 * <p><b>Source.</b> Brown et al. (1993), The Mathematics of Statistical Machine Translation, models 1 and 2; Dyer et al. (2013), A Simple,
 * Fast, and Effective Reparameterization of IBM Model 2, with the tension held as it is and no prior on t.
 */
final class AlignmentModel {
    private final Bitext text;
    private final Settings settings;
    private final PairTable pairs = new PairTable();
    /** The source's word number for none. */
    private final int none;

    private final double[] translations;

    /**
     * What a model is found with.
     *
     * @param iterations of expectation maximisation
     * @param tension toward the diagonal
     * @param none probability that a word is no word's translation
     */
    record Settings(int iterations, double tension, double none) {}

    AlignmentModel(Bitext text, Settings settings) {
        this.text = text;
        this.settings = settings;
        none = text.sourceWords().size();
        for (int s = 0; s < text.size(); s++) {
            for (int target : text.targets().get(s)) {
                pairs.add(none, target);
                for (int source : text.sources().get(s)) {
                    pairs.add(source, target);
                }
            }
        }
        translations = new double[pairs.size()];
        Arrays.fill(translations, 1);
        for (int i = 0; i < settings.iterations(); i++) {
            maximise();
        }
    }

    /** The probability that a word of the source is translated by a word of the target; 0 when they never stand together. */
    double translation(int source, int target) {
        int number = pairs.find(source, target);
        return number < 0 ? 0 : translations[number];
    }

    private void maximise() {
        double[] counts = new double[pairs.size()];
        double[] sums = new double[none + 1];
        for (int s = 0; s < text.size(); s++) {
            int[] sources = text.sources().get(s);
            int[] targets = text.targets().get(s);
            for (int j = 0; j < targets.length; j++) {
                double[] posteriors = posteriors(sources, targets, j);
                for (int i = 0; i <= sources.length; i++) {
                    int source = i == sources.length ? none : sources[i];
                    counts[pairs.find(source, targets[j])] += posteriors[i];
                    sums[source] += posteriors[i];
                }
            }
        }
        pairs.forEach((source, target, number) ->
                translations[number] = sums[source] > 0 ? counts[number] / sums[source] : 0);
    }

    /** How probable each word of the source is as the origin of the target's word j, and behind them none. */
    double[] posteriors(int[] sources, int[] targets, int j) {
        int n = sources.length;
        double[] found = new double[n + 1];
        double place = (j + 1.0) / targets.length;
        double nearness = 0;
        for (int i = 0; i < n; i++) {
            found[i] = Math.exp(-settings.tension() * Math.abs((i + 1.0) / n - place));
            nearness += found[i];
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            found[i] *= (1 - settings.none()) / nearness * translations[pairs.find(sources[i], targets[j])];
            sum += found[i];
        }
        found[n] = settings.none() * translations[pairs.find(none, targets[j])];
        sum += found[n];
        for (int i = 0; i <= n && sum > 0; i++) {
            found[i] /= sum;
        }
        return found;
    }
}
