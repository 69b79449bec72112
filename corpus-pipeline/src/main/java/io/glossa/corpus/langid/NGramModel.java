package io.glossa.corpus.langid;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/**
 * A language identifier of our own: the mean vector of a text's {@linkplain NGrams features}, a linear layer, and a softmax
 * over the languages that are written in the text's script.
 *
 * <p><b>Formula.</b> p(l) = exp(w_l · m + b_l) / Σ over the languages of the script, m the mean of the vectors of the known
 * features. A script with one language alone (Hangul, Greek) needs no features: p = 1.
 *
 * <p><b>Determinism.</b> Sums are whole numbers, so the order of the words changes nothing.
 *
 * <p><b>Cost.</b> About 30 ns a character; nothing but the count of letters for a script with one language.
 *
 * <p><b>Source.</b> The form is that of Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification" (fastText);
 * features are chosen before training, not hashed together, and stored as bytes.
 */
public final class NGramModel implements LanguageModel {
    private final ModelContent content;
    private final FeatureIndex index;
    private final FeatureVectors vectors;

    NGramModel(ModelContent content) {
        this.content = content;
        this.index = new FeatureIndex(content.keys());
        this.vectors = new FeatureVectors(content.vectors(), content.scale());
    }

    @Override
    public List<String> languages() {
        return content.languages();
    }

    @Override
    public float[] probabilities(CharSequence text) {
        UnicodeScript script = TextScript.of(text).script();
        float[] result = new float[languages().size()];
        int only = -1;
        int candidates = 0;
        boolean[] candidate = new boolean[result.length];
        for (int l = 0; l < result.length; l++) {
            Set<UnicodeScript> scripts = content.scripts().get(l);
            if (scripts.contains(script)) {
                candidate[l] = true;
                only = l;
                candidates++;
            }
        }
        if (candidates == 1) {
            result[only] = 1;
        } else if (candidates > 1) {
            NGrams features = new NGrams();
            int count = features.read(text);
            float[] mean = vectors.mean(features, count, index);
            if (mean.length > 0) {
                softmax(mean, candidate, result);
            }
        }
        return result;
    }

    private void softmax(float[] mean, boolean[] candidate, float[] result) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int l = 0; l < result.length; l++) {
            if (candidate[l]) {
                result[l] = content.logit(l, mean);
                highest = Math.max(highest, result[l]);
            }
        }
        double sum = 0;
        for (int l = 0; l < result.length; l++) {
            result[l] = candidate[l] ? (float) StrictMath.exp(result[l] - highest) : 0;
            sum += result[l];
        }
        for (int l = 0; l < result.length; l++) {
            result[l] /= (float) sum;
        }
    }
}
