package io.glossa.corpus.langid;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A language identifier of our own: naive Bayes over the {@linkplain NGrams features} of a text, among the languages that are
 * written in its script.
 *
 * <p><b>Formula.</b> s_l = sum of the {@linkplain NaiveBayes evidence} of the n known features for language l; p(l) = softmax of
 * {@value #SHARPNESS} · s_l / √n. Features overlap, so their evidence is worth less than its sum: it grows as the root of
 * their number. A script with one language alone (Hangul, Greek) needs no features: p = 1.
 *
 * <p><b>Determinism.</b> Evidence is whole numbers, so the order of the words changes nothing.
 *
 * <p><b>Cost.</b> That of {@link WordScores}, which each thread keeps; nothing but the count of letters for a script with one
 * language.
 */
public final class NGramModel implements LanguageModel {
    /** Keeps probabilities honest, rather too low: of sentences that get 0.5 to 0.6, six in ten are right; of 0.8 to 0.9, 94 in a hundred. */
    static final double SHARPNESS = 0.5;

    /** A language this far behind, in natural logarithms, adds less to the sum than a float can show. */
    private static final double NEGLIGIBLE = -30;

    private static final int[] NONE = {};

    private final List<String> languages;
    /** For every script the numbers of the languages that are written in it. */
    private final Map<UnicodeScript, int[]> candidates = new EnumMap<>(UnicodeScript.class);

    /** Each thread remembers words of its own. */
    private final ThreadLocal<WordScores> scores;

    NGramModel(ModelContent content) {
        this.languages = content.languages();
        for (UnicodeScript script : UnicodeScript.values()) {
            int[] written = IntStream.range(0, languages.size())
                    .filter(l -> content.scripts().get(l).contains(script))
                    .toArray();
            if (written.length > 0) {
                candidates.put(script, written);
            }
        }
        FeatureIndex index = new FeatureIndex(content.keys(), content.holders());
        char[] evidence = new char[content.evidence().length];
        for (int i = 0; i < evidence.length; i++) {
            evidence[i] = (char) (((content.holder()[i] & 0xFF) << 8) | (content.evidence()[i] & 0xFF));
        }
        this.scores = ThreadLocal.withInitial(() -> new WordScores(index, evidence, languages.size()));
    }

    @Override
    public List<String> languages() {
        return languages;
    }

    @Override
    public float[] probabilities(CharSequence text) {
        float[] result = new float[languages.size()];
        int[] written = writtenIn(TextScript.of(text));
        if (written.length == 1) {
            result[written[0]] = 1;
        } else if (written.length > 1) {
            int[] sums = new int[languages.size()];
            int known = scores.get().add(text, sums);
            if (known > 0) {
                softmax(sums, factor(known), written, result);
            }
        }
        return result;
    }

    /** As {@link #probabilities} has it, to the last bits of the probability; languages far behind are not weighed. */
    @Override
    public Likeliest likeliest(CharSequence text) {
        TextScript script = TextScript.of(text);
        int[] written = writtenIn(script);
        if (written.length == 1) {
            return new Likeliest(written[0], 1, script.letters());
        }
        int[] sums = new int[languages.size()];
        int known = written.length == 0 ? 0 : scores.get().add(text, sums);
        if (known == 0) {
            return new Likeliest(0, 0, script.letters());
        }
        int best = written[0];
        for (int l : written) {
            best = sums[l] > sums[best] ? l : best;
        }
        double factor = factor(known);
        double total = 0;
        for (int l : written) {
            double behind = factor * (sums[l] - sums[best]);
            total += behind < NEGLIGIBLE ? 0 : StrictMath.exp(behind);
        }
        return new Likeliest(best, (float) (1 / total), script.letters());
    }

    private int[] writtenIn(TextScript script) {
        return candidates.getOrDefault(script.script(), NONE);
    }

    private static double factor(int known) {
        return SHARPNESS / NaiveBayes.STEPS / Math.sqrt(known);
    }

    private static void softmax(int[] sums, double factor, int[] written, float[] result) {
        int highest = 0;
        for (int l : written) {
            highest = Math.max(highest, sums[l]);
        }
        double total = 0;
        double[] weights = new double[sums.length];
        for (int l : written) {
            weights[l] = StrictMath.exp(factor * (sums[l] - highest));
            total += weights[l];
        }
        for (int l : written) {
            result[l] = (float) (weights[l] / total);
        }
    }
}
